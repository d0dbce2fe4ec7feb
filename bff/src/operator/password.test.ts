import { hashPassword, verifyNobody, verifyPassword } from './password';

const cheap = { logRounds: 4, blockSize: 8, parallel: 1 };

test('the right password opens, any other does not', async () => {
  const stored = await hashPassword('correct horse battery', cheap);
  await expect(verifyPassword('correct horse battery', stored)).resolves.toBe(true);
  await expect(verifyPassword('correct horse batterx', stored)).resolves.toBe(false);
  await expect(verifyPassword('', stored)).resolves.toBe(false);
});

test('the hash tells its own cost, so older hashes go on working after the cost is raised', async () => {
  const older = await hashPassword('a long password', { ...cheap, logRounds: 3 });
  expect(older).toMatch(/^scrypt\$3\$8\$1\$/);
  await expect(verifyPassword('a long password', older)).resolves.toBe(true);
});

test('the same password is never stored twice alike', async () => {
  const [one, two] = await Promise.all([hashPassword('same', cheap), hashPassword('same', cheap)]);
  expect(one).not.toBe(two);
});

test('the same characters typed on two keyboards are the same password', async () => {
  const composed = 'caf\u00e9 au lait';
  const stored = await hashPassword(composed, cheap);
  await expect(verifyPassword(composed.normalize('NFD'), stored)).resolves.toBe(true);
});

test.each(['', 'plain', 'scrypt$15$8$1$$', 'scrypt$40$8$1$AAAA$AAAA', 'md5$1$1$1$AAAA$AAAA'])(
  'a damaged hash %j opens for nobody',
  async (stored) => expect(await verifyPassword('anything', stored)).toBe(false),
);

test('checking a name that does not exist costs a real check', async () => {
  await expect(verifyNobody('anything')).resolves.toBe(false);
});
