import { GroupCommit } from './group-commit';

const bounds = { maxRowsPerFlush: 4, maxWaitMs: 1, maxFlushesInFlight: 1, maxQueuedRows: 8 };

/** A store whose writes end when they are told to. */
function heldStore() {
  const writes: { rows: readonly string[]; end: () => void; fail: () => void }[] = [];
  const store = (rows: readonly string[]) =>
    new Promise<Set<string>>((resolve, reject) => {
      writes.push({ rows, end: () => resolve(new Set(rows)), fail: () => reject(new Error('no disk')) });
    });
  return { writes, store };
}

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 10));

test('requests that come together are stored together, and answered only after the commit', async () => {
  const { writes, store } = heldStore();
  const commit = new GroupCommit(store, bounds);
  let answered = 0;
  const answers = ['a', 'b'].map((row) => commit.add([row]).then(() => (answered += 1)));
  await aWhile();
  expect(writes.map(({ rows }) => rows)).toEqual([['a', 'b']]);
  expect(answered).toBe(0);
  writes[0]!.end();
  await Promise.all(answers);
});

test('at its bound it refuses instead of letting the queue grow', async () => {
  const { writes, store } = heldStore();
  const commit = new GroupCommit(store, bounds);
  const first = commit.add(['1', '2', '3', '4']);
  const queued = commit.add(['5', '6', '7', '8', '9', '10', '11', '12']);
  await expect(commit.add(['13'])).rejects.toMatchObject({ code: 'overloaded' });
  writes[0]!.end();
  await first;
  await aWhile();
  writes[1]!.end();
  await queued;
});

test('a failed commit is told to everybody in it and to nobody else', async () => {
  const { writes, store } = heldStore();
  const commit = new GroupCommit(store, bounds);
  const failing = commit.add(['1', '2', '3', '4']);
  const next = commit.add(['5']);
  writes[0]!.fail();
  await expect(failing).rejects.toThrow('no disk');
  await aWhile();
  writes[1]!.end();
  expect(await next).toEqual(new Set(['5']));
});

test('it is drained only when the last row is stored', async () => {
  const { writes, store } = heldStore();
  const commit = new GroupCommit(store, bounds);
  const stored = commit.add(['a']);
  let drained = false;
  const draining = commit.drained().then(() => (drained = true));
  await aWhile();
  expect(drained).toBe(false);
  writes[0]!.end();
  await Promise.all([stored, draining]);
});
