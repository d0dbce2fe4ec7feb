import { askTogether } from './ask-together';

const bounds = { maxKeysPerRound: 3, maxRoundsInFlight: 1, maxWaitingKeys: 4 };

/** A store that answers when it is told to. */
function heldStore() {
  const rounds: { keys: string[]; answer: () => void; fail: () => void }[] = [];
  const askAll = (keys: string[]) =>
    new Promise<Map<string, string>>((resolve, reject) => {
      const known = keys.filter((key) => key !== 'unknown').map((key) => [key, `of ${key}`] as const);
      rounds.push({ keys, answer: () => resolve(new Map(known)), fail: () => reject(new Error('gone')) });
    });
  return { rounds, askAll };
}

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 5));

test('who asks at the same time is answered by one question, each by their own answer', async () => {
  const { rounds, askAll } = heldStore();
  const ask = askTogether(askAll, bounds);
  const answers = Promise.all(['a', 'b', 'a', 'unknown'].map(ask));
  await aWhile();
  expect(rounds.map(({ keys }) => keys)).toEqual([['a', 'b', 'unknown']]);
  rounds[0]!.answer();
  expect(await answers).toEqual(['of a', 'of b', 'of a', undefined]);
});

test('who asks while a question is under way is not given its answer: it may be older', async () => {
  const { rounds, askAll } = heldStore();
  const ask = askTogether(askAll, bounds);
  const first = ask('a');
  await aWhile();
  const second = ask('a');
  await aWhile();
  rounds[0]!.answer();
  await first;
  await aWhile();
  expect(rounds).toHaveLength(2);
  rounds[1]!.answer();
  expect(await second).toBe('of a');
});

test('a failed question fails for those who asked it, and the next ones are asked', async () => {
  const { rounds, askAll } = heldStore();
  const ask = askTogether(askAll, bounds);
  const first = ask('a');
  await aWhile();
  const second = ask('b');
  rounds[0]!.fail();
  await expect(first).rejects.toThrow('gone');
  await aWhile();
  rounds[1]!.answer();
  expect(await second).toBe('of b');
});

test('questions have a size, and waiting has a bound', async () => {
  const { rounds, askAll } = heldStore();
  const ask = askTogether(askAll, bounds);
  const asked = ['1', '2', '3', '4'].map(ask);
  await expect(ask('5')).rejects.toMatchObject({ code: 'overloaded' });
  await aWhile();
  expect(rounds.map(({ keys }) => keys)).toEqual([['1', '2', '3']]);
  rounds[0]!.answer();
  await aWhile();
  rounds[1]!.answer();
  await Promise.all(asked);
});
