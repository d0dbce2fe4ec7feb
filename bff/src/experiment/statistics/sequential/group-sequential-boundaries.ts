import { type Answer } from '../cannot';
import { type Look, type LookPlan, notPlan, walkLooks } from './planned-looks';

/**
 * Boundaries for any information times: at each look the boundary c solves P(stop here and not before) = f(t_k) -
 * f(t_{k-1}), by recursive numerical integration over where those stand who went on (see `goOn`). At looks 0.2, 0.4
 * ... 1 and alpha 0.05 they are 4.8769 3.3570 2.6803 2.2898 2.0310. Information times may differ from those
 * planned: give those that were.
 */
export function groupSequentialBoundaries(plan: LookPlan): Answer<{ looks: readonly Look[] }> {
  const wrong = notPlan(plan);
  if (wrong) return wrong;
  return { looks: walkLooks(plan).map(({ look }) => look) };
}
