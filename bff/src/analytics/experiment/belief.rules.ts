import { statistics, type VariantKey } from '../../experiment';
import { effectsOf } from './arm.rules';
import { whyNot } from './comparison.rules';
import { primaryOf, readArms, type Study } from './study.rules';
import type { Told } from './told';

export interface BayesianView {
  variant: VariantKey;
  /** Shown, never stops anything. */
  posterior: Told<{
    chanceToWin: number;
    mean: number;
    low: number;
    high: number;
    lossOfShipping: number;
    lossOfKeeping: number;
  }>;
  prior: { mean: number; standardDeviation: number };
}

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
