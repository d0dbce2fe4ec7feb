import { statistics } from '../../experiment';
import { effectsOf } from './arm.rules';
import { whyNot } from './comparison.rules';
import type { BayesianView } from './results';
import { primaryOf, readArms, type Study } from './study.rules';

/** The lift of the primary metric as a belief, from a prior that most pages change little. Nothing stops by it. */
export function beliefsOf(study: Study): BayesianView[] {
  const metric = primaryOf(study);
  const arms = readArms(study, metric);
  const control = arms.find(({ variant }) => variant === study.control)!;
  const prior = statistics.defaultLiftPrior;
  return study.treatments.map((variant) => {
    const treatment = arms.find((arm) => arm.variant === variant)!;
    const wrong = whyNot(study, metric, control, treatment);
    if (wrong) return { variant, prior, posterior: wrong };
    const { relative } = effectsOf(control, treatment);
    const posterior = statistics.isCannot(relative)
      ? relative
      : statistics.gaussianPosterior(relative, {
          prior,
          better: metric.better === 'up' ? 'higher' : 'lower',
          alpha: study.alpha,
        });
    if (statistics.isCannot(posterior)) return { variant, prior, posterior };
    const { chanceToWin, mean, low, high, lossOfShipping, lossOfKeeping } = posterior;
    return {
      variant,
      prior,
      posterior: { chanceToWin, mean, low, high, lossOfShipping, lossOfKeeping },
    };
  });
}
