import fc from 'fast-check';
import { runRounds, type Standing } from './rounds';

/** A service with so many rows that takes a few at a time and answers a repeated key with the first answer. */
function createService(rows: number, perRound: number) {
  const answers = new Map<string, { rows: number; next: number | null }>();
  let taken = 0;
  return {
    taken: () => taken,
    ask(place: number, key: string) {
      const known = answers.get(key);
      if (known) return known;
      const now = Math.min(perRound, rows - place);
      taken += now;
      const answer = { rows: now, next: now < perRound ? null : place + now };
      answers.set(key, answer);
      return answer;
    },
  };
}

const keys = () => {
  let made = 0;
  return () => `key-${(made += 1)}`;
};

test('a job deals with every row once, however often its answers are lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.boolean(), { maxLength: 80 }),
      async (rows, perRound, losses) => {
        const service = createService(rows, perRound);
        const newKey = keys();
        let told = 0;
        let standing: Standing | null = { place: 0, key: newKey() };
        for (let tries = 0; standing && tries < 200; tries += 1) {
          try {
            standing = await runRounds(
              standing,
              {
                ask: async (place, key) => {
                  const answer = service.ask(place, key);
                  if (losses.shift()) throw new Error('lost');
                  return answer;
                },
                onRound: (answer) => {
                  told += answer.rows;
                },
                isStopped: () => false,
                newKey,
              },
              (next) => {
                standing = next;
              },
            );
          } catch {
            // Goes on with the same call.
          }
        }
        expect([standing, told, service.taken()]).toEqual([null, rows, rows]);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('whoever stops keeps the place to go on from', async () => {
  const service = createService(10, 3);
  const newKey = keys();
  let rounds = 0;
  const left = await runRounds(
    { place: 0, key: newKey() },
    {
      ask: async (place, key) => service.ask(place, key),
      onRound: () => {
        rounds += 1;
      },
      isStopped: () => rounds === 2,
      newKey,
    },
    () => undefined,
  );
  expect(left).toEqual({ place: 6, key: 'key-3' });
  expect(service.taken()).toBe(6);
});
