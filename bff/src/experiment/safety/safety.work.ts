import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import type { RecurringWork } from '../../platform/worker';
import { readVersion } from '../assignment/running.store';
import type { VariantKey } from '../definition/definition';
import { watcherId } from '../definition/experiment';
import { stepBackBySafety } from '../definition/rollout.actions';
import { pauseBySafety } from '../definition/running.actions';
import { mayStepBack, reasonToPause, reasonToStepBack, type SafetyFigures } from './safety.rules';
import { readWatched, type Watched } from './watched.store';

const restMs = 3_000;
const untold: readonly string[] = ['overloaded', 'outside_unavailable'];
/** What a process looks at in one round; more do not run at once. */
const mostWatched = 200;

/** The figures of a phase of customers only, as they are held. */
export type FiguresForSafety = (watched: Pick<Watched, 'experimentId' | 'phase'>) => Promise<SafetyFigures>;

type Ground = Pick<Platform, 'db' | 'clock' | 'logger'>;

/**
 * Takes away what does proven harm, and pauses what is not split as it was drawn; it never ships and never widens. Both
 * judge by figures that hold at any look, so looking every few seconds makes no alarm more likely. Several processes may
 * watch: each change asks under the lock of its experiment whether there is still something to take away.
 */
export function safetyWork(ground: Ground, figuresOf: FiguresForSafety): RecurringWork {
  return {
    name: 'experiment safety',
    restMs,
    async run() {
      for (const watched of await readWatched(ground.db, mostWatched))
        await lookAt(ground, figuresOf, watched);
      return 0;
    },
  };
}

/** One that cannot be looked at must not keep the others from being looked at. */
async function lookAt(ground: Ground, figuresOf: FiguresForSafety, watched: Watched): Promise<void> {
  const { experimentId } = watched;
  try {
    const figures = await figuresOf(watched);
    await (watched.rollout
      ? stepBackIfHarmed(ground, watched, watched.rollout, figures)
      : pauseIfWrong(ground, watched, figures));
  } catch (error) {
    // While the columnar copy is built, or cannot be had at all, nobody can tell; the copy says so itself.
    if (error instanceof AppError && untold.includes(error.code)) return;
    ground.logger.error({ err: error, experimentId }, 'an experiment could not be looked at for harm');
  }
}

async function pauseIfWrong(
  ground: Ground,
  { experimentId }: Watched,
  figures: SafetyFigures,
): Promise<void> {
  const found = reasonToPause(figures);
  if (!found) return;
  const reason = await withVersion(ground, found);
  if (await pauseBySafety(ground, { experimentId, reason }))
    ground.logger.warn({ experimentId, reason }, 'an experiment was paused by itself');
}

async function stepBackIfHarmed(
  ground: Ground,
  { experimentId }: Watched,
  variant: VariantKey,
  figures: SafetyFigures,
): Promise<void> {
  const found = reasonToStepBack(figures, variant);
  if (!found) return;
  const reason = await withVersion(ground, found);
  const now = await stepBackBySafety(ground, { experimentId, reason }, (newest) => {
    const step = { byWatcher: newest.by === watcherId, at: newest.at };
    return newest.variant === variant && mayStepBack(step, ground.clock.now());
  });
  if (now) ground.logger.warn({ experimentId, reason, ...now }, 'a rollout went a step back by itself');
}

const withVersion = async ({ db }: Ground, found: string) =>
  `${found} configuration=${await readVersion(db)}`;
