import { QuestionQueue } from './question-queue';

const endless = () => new Promise<never>(() => {});

test('questions beyond the line are turned away at once', async () => {
  const queue = new QuestionQueue({ atOnce: 1, waiting: 1 });
  void queue.run(endless);
  void queue.run(endless);
  await expect(queue.run(endless)).rejects.toMatchObject({
    code: 'overloaded',
    details: { reason: 'too_many_questions' },
  });
});

test('the next in line begins when one ends, also when it failed', async () => {
  const queue = new QuestionQueue({ atOnce: 1, waiting: 5 });
  const order: number[] = [];
  const work = (number: number) => () => {
    order.push(number);
    return number === 1 ? Promise.reject(new Error('failed')) : Promise.resolve(number);
  };
  const all = await Promise.allSettled([1, 2, 3].map((number) => queue.run(work(number))));
  expect(order).toEqual([1, 2, 3]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('whoever leaves the line takes no place of others', async () => {
  const queue = new QuestionQueue({ atOnce: 1, waiting: 2 });
  let end = () => {};
  const first = queue.run(() => new Promise<void>((resolve) => (end = resolve)));
  const leaving = new AbortController();
  const second = queue.run(async () => 'second', leaving.signal);
  const third = queue.run(async () => 'third');
  leaving.abort();
  await expect(second).rejects.toMatchObject({ details: { reason: 'question_withdrawn' } });
  end();
  await first;
  expect(await third).toBe('third');
});
