import { GroupCommit } from './group-commit';

const bounds = {
  maxRowsPerFlush: 4,
  maxWaitMs: 1,
  maxFlushesInFlight: 1,
  maxQueuedRows: 10,
  maxQueuedBytes: 1_000,
};
const bytes = 10;

class FaultOfRows extends Error {}

/** A store whose writes end when they are told to. */
function heldStore() {
  const writes: {
    rows: readonly string[];
    end: (repeated?: string[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const commit = new GroupCommit<string>(
    {
      store: (rows) =>
        new Promise((resolve, reject) => {
          writes.push({ rows, end: (repeated = []) => resolve(new Set(repeated)), fail: reject });
        }),
      isFaultOfRows: (error) => error instanceof FaultOfRows,
      nowMs: () => 0,
    },
    bounds,
  );
  return { writes, commit };
}

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 10));

test('requests that come together are stored together, and answered only after the commit', async () => {
  const { writes, commit } = heldStore();
  let answered = 0;
  const answers = ['a', 'b'].map((row) => commit.add([row], bytes).then(() => (answered += 1)));
  await aWhile();
  expect(writes.map(({ rows }) => rows)).toEqual([['a', 'b']]);
  expect(answered).toBe(0);
  writes[0]!.end();
  await Promise.all(answers);
});

test('at its bound it refuses instead of letting the queue grow', async () => {
  const { writes, commit } = heldStore();
  const first = commit.add(['1', '2', '3', '4'], bytes);
  const queued = commit.add(['5', '6', '7', '8', '9', '10', '11'], bytes);
  expect(commit.isNearlyFull()).toBe(false);
  const last = commit.add(['12', '13', '14'], bytes);
  expect(commit.isNearlyFull()).toBe(true);
  await expect(commit.add(['15'], bytes)).rejects.toMatchObject({ code: 'overloaded' });
  for (const write of [0, 1, 2]) {
    await aWhile();
    writes[write]!.end();
  }
  await Promise.all([first, queued, last]);
  expect([commit.queuedRows, commit.isNearlyFull()]).toEqual([0, false]);
});

test('its bound is one of bytes too: few rows may be large', async () => {
  const { writes, commit } = heldStore();
  const first = commit.add(['1', '2', '3', '4'], bytes);
  const large = commit.add(['5'], 900);
  expect(commit.isNearlyFull()).toBe(true);
  await expect(commit.add(['6'], 101)).rejects.toMatchObject({ code: 'overloaded' });
  writes[0]!.end();
  await first;
  await aWhile();
  writes[1]!.end();
  await large;
});

test('a failed commit is told to everybody in it and to nobody else', async () => {
  const { writes, commit } = heldStore();
  const failing = commit.add(['1', '2', '3', '4'], bytes);
  const next = commit.add(['5'], bytes);
  writes[0]!.fail(new Error('no disk'));
  await expect(failing).rejects.toThrow('no disk');
  await aWhile();
  writes[1]!.end(['5']);
  expect(await next).toEqual(new Set(['5']));
});

test('a row that the store can never take fails its own request only', async () => {
  const { writes, commit } = heldStore();
  const [good, bad] = [commit.add(['good'], bytes), commit.add(['bad'], bytes)];
  await aWhile();
  writes[0]!.fail(new FaultOfRows());
  await aWhile();
  expect(writes[1]!.rows).toEqual(['good']);
  writes[1]!.end();
  await good;
  await aWhile();
  expect(writes[2]!.rows).toEqual(['bad']);
  writes[2]!.fail(new FaultOfRows());
  await expect(bad).rejects.toBeInstanceOf(FaultOfRows);
});

test('it is drained only when the last row is stored', async () => {
  const { writes, commit } = heldStore();
  const stored = commit.add(['a'], bytes);
  let drained = false;
  const draining = commit.drained().then(() => (drained = true));
  await aWhile();
  expect(drained).toBe(false);
  writes[0]!.end();
  await Promise.all([stored, draining]);
});
