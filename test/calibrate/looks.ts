import { statistics } from '../../bff/src/experiment';
import type { Chance } from './chance';

const { proportionDifference, isCannot } = statistics;

export interface LookPlan {
  looks: number;
  unitsALook: number;
  /** The share that converts without the treatment. */
  base: number;
  /** How much more, as a share of the base. */
  lift: number;
}

/** One experiment as somebody watches it: how both arms stand at each look. */
export function watched(chance: Chance, { looks, unitsALook, base, lift }: LookPlan) {
  const control = chance.binomial(unitsALook, base);
  const treatment = chance.binomial(unitsALook, base * (1 + lift));
  return function* () {
    const arms = { control: { units: 0, conversions: 0 }, treatment: { units: 0, conversions: 0 } };
    for (let look = 1; look <= looks; look += 1) {
      arms.control.units += unitsALook;
      arms.treatment.units += unitsALook;
      arms.control.conversions += control();
      arms.treatment.conversions += treatment();
      yield { look, ...arms };
    }
  };
}

/** The difference at a look, or null where it cannot be computed yet. */
export function differenceAt({ control, treatment }: ArmsAtLook) {
  const effect = proportionDifference(control, treatment);
  return isCannot(effect) ? null : effect;
}

export interface ArmsAtLook {
  control: { units: number; conversions: number };
  treatment: { units: number; conversions: number };
}

/** Whether a rule cries at any of the looks. */
export function everCries<Look>(looks: Iterable<Look>, cries: (look: Look) => boolean): boolean {
  for (const look of looks) if (cries(look)) return true;
  return false;
}
