import { moveWritten, nextWritten, type WrittenPiece } from '../platform/database';
import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import {
  type ChangedSource,
  cursorOf,
  type Doer,
  doersIn,
  factActivityOf,
  handActivityOf,
  sharingDevice,
} from './activity.store';
import { type Activity, judge } from './traffic.rules';
import { insertRuleMarks, type NewMark } from './traffic.store';

const maxTransactionsARound = 1_000;
/** However many people wrote in them, so many are looked at at once. */
const peopleAtOnce = 200;
const restMs = 1_000;
const sources: readonly ChangedSource[] = ['fact', 'behaviour_event'];

type Ground = Pick<Platform, 'db' | 'clock' | 'ids' | 'logger'>;

/** Looks at whoever did something since the last time, and marks who is no customer. */
export function trafficWork(ground: Ground): RecurringWork {
  return {
    name: 'traffic',
    restMs,
    async run() {
      let more = 0;
      for (const source of sources) {
        const piece = await nextWritten(ground.db, cursorOf(source), maxTransactionsARound);
        if (piece.stored === piece.until) continue;
        const people = await doersIn(ground.db, source, piece);
        await keep(ground, source, piece, await judgePeople(ground, source, people));
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
  people: readonly Doer[],
): Promise<NewMark[]> {
  const marks: NewMark[] = [];
  for (let from = 0; from < people.length; from += peopleAtOnce) {
    const some = people.slice(from, from + peopleAtOnce);
    marks.push(...(await (source === 'fact' ? judgeFacts(ground, some) : judgeHands(ground, some))));
  }
  return marks;
}

/**
 * Each by those who registered around them. Whoever registers may make a farm of others on the device who came before
 * and do nothing any more, so these are looked at as well.
 */
async function judgeFacts(ground: Ground, people: readonly Doer[]): Promise<NewMark[]> {
  const own = await factActivityOf(
    ground.db,
    people.map(({ personId }) => personId),
  );
  const sharing = own
    .filter(({ registeredOnDevice }) => registeredOnDevice > 1)
    .map(({ personId }) => personId);
  const others = await factActivityOf(ground.db, await sharingDevice(ground.db, sharing));
  return marksFor(ground, [...own, ...others]);
}

const judgeHands = async (ground: Ground, people: readonly Doer[]): Promise<NewMark[]> =>
  marksFor(ground, await handActivityOf(ground.db, people));

const marksFor = ({ ids }: Ground, activities: readonly Activity[]): NewMark[] =>
  activities.flatMap((activity) =>
    judge(activity).map((verdict) => ({
      ...verdict,
      personId: activity.personId,
      markId: ids.next('trafficMark'),
      madeBy: 'rule',
    })),
  );

/** Marks and cursor in one transaction; of two processes that looked at the same people one keeps what it found. */
async function keep(
  { db, clock, logger }: Ground,
  source: ChangedSource,
  piece: WrittenPiece,
  marks: readonly NewMark[],
): Promise<void> {
  const made = await db.transaction(async (tx) =>
    (await moveWritten(tx, cursorOf(source), piece)) ? insertRuleMarks(tx, marks, clock.now()) : 0,
  );
  if (made > 0) logger.info({ marks: made }, 'people were marked as no customers');
}
