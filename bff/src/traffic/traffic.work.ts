import type { Platform } from '../platform/platform';
import type { RecurringWork } from '../platform/worker';
import { activityOf, changedSince, type ChangedSource, saveCursor, sharingDevice } from './activity.store';
import { judge } from './traffic.rules';
import { insertRuleMarks, type NewMark } from './traffic.store';

const maxRowsARound = 2_000;
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
      let rows = 0;
      for (const source of sources) rows += await judgeChanged(ground, source);
      // A piece that was not full had everything there was.
      return rows >= maxRowsARound ? rows : 0;
    },
  };
}

/** The cursor's row stays locked until the marks stand, so several processes take turns. */
async function judgeChanged({ db, clock, ids, logger }: Ground, source: ChangedSource): Promise<number> {
  return db.transaction(async (tx) => {
    const { people, until, rows } = await changedSince(tx, source, maxRowsARound);
    const judged = (await activityOf(tx, people)).map((activity) => ({
      personId: activity.personId,
      verdicts: judge(activity),
    }));
    const ofFarms = judged.filter(({ verdicts }) => verdicts.some(({ rule }) => farmRule.test(rule)));
    const others = await sharingDevice(
      tx,
      ofFarms.map(({ personId }) => personId),
    );
    const known = new Set(people);
    const alsoJudged = (
      await activityOf(
        tx,
        others.filter((personId) => !known.has(personId)),
      )
    ).map((activity) => ({ personId: activity.personId, verdicts: judge(activity) }));
    const marks = [...judged, ...alsoJudged].flatMap(({ personId, verdicts }) =>
      verdicts.map((verdict): NewMark => ({
        ...verdict,
        personId,
        markId: ids.next('trafficMark'),
        madeBy: 'rule',
      })),
    );
    const made = await insertRuleMarks(tx, marks, clock.now());
    if (made > 0) logger.info({ marks: made }, 'people were marked as no customers');
    await saveCursor(tx, source, until);
    return rows;
  });
}
