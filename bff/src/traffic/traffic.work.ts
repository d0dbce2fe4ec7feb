import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import {
  activityOf,
  type Changed,
  changedSince,
  type ChangedSource,
  moveCursor,
  sharingDevice,
} from './activity.store';
import { judge } from './traffic.rules';
import { insertRuleMarks, type NewMark } from './traffic.store';

const maxRowsARound = 2_000;
/** A transaction may be larger than a round; its people are looked at by so many at once. */
const peopleAtOnce = 200;
const restMs = 1_000;
const sources: readonly ChangedSource[] = ['fact', 'behaviour_event'];
const farmRule = /^device_farm@/;

type Ground = Pick<Platform, 'db' | 'clock' | 'ids' | 'logger'>;

/** Looks at whoever did something since the last time, and marks who is no customer. */
export function trafficWork(ground: Ground): RecurringWork {
  return {
    name: 'traffic',
    restMs,
    async run() {
      let more = 0;
      for (const source of sources) {
        const piece = await changedSince(ground.db, source, maxRowsARound);
        if (piece.stored === piece.until) continue;
        await keep(ground, source, piece, await judgePeople(ground, source, piece.people));
        if (piece.isFull) more += 1;
      }
      return more;
    },
  };
}

/** Looks only: whoever waits for the oldest transaction must not wait for this. */
async function judgePeople(
  ground: Ground,
  source: ChangedSource,
  people: readonly string[],
): Promise<NewMark[]> {
  const marks: NewMark[] = [];
  for (let from = 0; from < people.length; from += peopleAtOnce) {
    const found = await judgeSome(ground, source, people.slice(from, from + peopleAtOnce));
    const ofFarms = found.filter(({ rule }) => farmRule.test(rule)).map(({ personId }) => personId);
    const others = await sharingDevice(ground.db, ofFarms);
    marks.push(...found, ...(await judgeSome(ground, source, others)));
  }
  return marks;
}

async function judgeSome(
  { db, ids }: Ground,
  source: ChangedSource,
  people: readonly string[],
): Promise<NewMark[]> {
  const activities = await activityOf(db, source, people);
  return activities.flatMap((activity) =>
    judge(activity).map((verdict) => ({
      ...verdict,
      personId: activity.personId,
      markId: ids.next('trafficMark'),
      madeBy: 'rule',
    })),
  );
}

/** Marks and cursor in one transaction; of two processes that looked at the same people one keeps what it found. */
async function keep(
  { db, clock, logger }: Ground,
  source: ChangedSource,
  piece: Changed,
  marks: readonly NewMark[],
): Promise<void> {
  const made = await db.transaction(async (tx) =>
    (await moveCursor(tx, source, piece)) ? insertRuleMarks(tx, marks, clock.now()) : 0,
  );
  if (made > 0) logger.info({ marks: made }, 'people were marked as no customers');
}
