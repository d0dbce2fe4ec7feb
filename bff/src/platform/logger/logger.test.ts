import { createLogger } from './index';

function lines(log: (logger: ReturnType<typeof createLogger>) => void): string {
  const written: string[] = [];
  log(createLogger({ level: 'debug', destination: { write: (line) => void written.push(line) } }));
  return written.join('');
}

const person = {
  phone: '13812346021',
  name: '周晓禾',
  identityNumber: '330106199001014218',
  cardNumber: '6222020000000000007',
};

test('a careless line does not tell who somebody is, however deep the value lies', () => {
  const log = lines((logger) => {
    logger.info(person, 'flat');
    logger.info({ input: person }, 'nested');
    logger.info({ call: { input: person } }, 'deeper');
  });
  for (const value of Object.values(person)) expect(log).not.toContain(value);
});

test('secrets and one-time codes are masked', () => {
  const log = lines((logger) =>
    logger.info(
      { token: 'secret-token', input: { code: '407218', password: 'hunter2' }, code: '551032' },
      'a sign-in',
    ),
  );
  expect(log).not.toMatch(/secret-token|407218|hunter2|551032/);
});

test('an error is told with its code and cause, without the parameters that drivers hang on it', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', parameters: ['13812346021'] });
  const log = lines((logger) => logger.error({ err: new Error('could not save', { cause }) }, 'failed'));
  expect(log).toContain('23505');
  expect(log).not.toContain('13812346021');
});
