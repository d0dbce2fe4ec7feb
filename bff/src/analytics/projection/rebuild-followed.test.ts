import { createTestDatabase, type TestDatabase } from '../../../../test/database';
import { standingClock } from '../../operator/operator.fixture';
import { Lives } from './lives.fixture';
import { projectAll } from './project.actions';
import { requestRebuild } from './rebuild.store';

const clock = standingClock('2026-11-22T04:00:00Z');
let database: TestDatabase;
const platform = () => ({ db: database.db, clock });

beforeEach(async () => void (database = await createTestDatabase()));
afterEach(() => database.drop());

const newestTransaction = async (): Promise<bigint> =>
  BigInt(
    (
      await database.db.one<{ ahead: string }>(
        'select pg_snapshot_xmax(pg_current_snapshot())::text as ahead',
      )
    ).ahead,
  );
const changedSince = async (transaction: bigint): Promise<number> =>
  (
    await database.db.one<{ rows: number }>(
      'select count(*)::int as rows from journey_person where written_in >= $1::text::xid8',
      [String(transaction)],
    )
  ).rows;

async function somebodyArrived(): Promise<void> {
  const lives = new Lives(database.db, '1', 1);
  await lives.begin();
  await lives.act({ do: 'arrive', who: 0, minute: 1, kind: 'ad', platform: 'ocean_engine', account: '1' });
  await projectAll(platform());
}

test('who follows the journeys by transactions hears of every change, after a rebuild as before it', async () => {
  await somebodyArrived();
  await requestRebuild(database.db, 'test', clock.now());
  await projectAll(platform());
  const before = await newestTransaction();
  await database.db.query("update journey_person set mark = 'bot'");
  expect(await changedSince(before)).toBe(1);
});

test('what a rebuild finds to be different is written by the rebuild, whatever was read before', async () => {
  await somebodyArrived();
  await database.db.query("update journey_person set mark = 'bot'");
  const second = await newestTransaction();
  await requestRebuild(database.db, 'test', clock.now());
  await projectAll(platform());
  expect(await changedSince(second)).toBe(1);
});
