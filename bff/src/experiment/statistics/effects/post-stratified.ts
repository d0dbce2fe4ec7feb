import { type MeanArm } from '../arms/arms';
import { type Answer, cannot, type Cannot, finite } from '../cannot';
import { type Effect } from '../effect';
import { notComparable, notDivisor } from './compare';

/** Both arms' units of one stratum: a source, a host, a kind of phone, known before the exposure. */
export interface Stratum {
  control: MeanArm;
  treatment: MeanArm;
}

interface Stratified {
  control: number;
  treatment: number;
  /** Variances and covariance of the two stratified means, the shares' own variance included. */
  controlVariance: number;
  treatmentVariance: number;
  covariance: number;
  units: number;
}

/**
 * Strata weighted by their share w_h of both arms together, n the units of both: m = Σ w m_h; Var = Σ w² v_h / n_h
 * + (Σ w m_h² - m²) / n, the last part being the multinomial variance of the shares. D. Holt and T. M. F. Smith
 * (1979), "Post stratification". Refuses strata with fewer than two units in either arm: join them with others
 * before.
 */
function stratify(strata: readonly Stratum[]): Stratified | Cannot {
  if (strata.length === 0) return cannot('nothing_to_combine');
  for (const { control, treatment } of strata) {
    const wrong = notComparable(control) ?? notComparable(treatment);
    if (wrong) return wrong;
  }
  const units = strata.reduce((sum, { control, treatment }) => sum + control.units + treatment.units, 0);
  const weighed = strata.map((stratum) => ({
    ...stratum,
    weight: (stratum.control.units + stratum.treatment.units) / units,
  }));
  const sum = (part: (stratum: Stratum & { weight: number }) => number) =>
    weighed.reduce((total, stratum) => total + part(stratum), 0);
  const control = sum((h) => h.weight * h.control.mean);
  const treatment = sum((h) => h.weight * h.treatment.mean);
  const c = (h: Stratum) => h.control.mean - control;
  const t = (h: Stratum) => h.treatment.mean - treatment;
  return {
    control,
    treatment,
    units,
    controlVariance:
      sum((h) => h.weight ** 2 * (h.control.variance / h.control.units)) +
      sum((h) => h.weight * c(h) * c(h)) / units,
    treatmentVariance:
      sum((h) => h.weight ** 2 * (h.treatment.variance / h.treatment.units)) +
      sum((h) => h.weight * t(h) * t(h)) / units,
    covariance: sum((h) => h.weight * c(h) * t(h)) / units,
  };
}

/** Difference of the stratified means, in units of the metric. */
export function postStratifiedDifference(strata: readonly Stratum[]): Answer<Effect> {
  const s = stratify(strata);
  if ('cannot' in s) return s;
  const squared = s.controlVariance + s.treatmentVariance - 2 * s.covariance;
  return effectOf('absolute', s.treatment - s.control, squared, s.units);
}

/** Lift of the stratified means, a share, by the delta method. */
export function postStratifiedLift(strata: readonly Stratum[]): Answer<Effect> {
  const s = stratify(strata);
  if ('cannot' in s) return s;
  const wrong = notDivisor(s.control, s.controlVariance);
  if (wrong) return wrong;
  const ratio = s.treatment / s.control;
  const squared =
    (s.treatmentVariance - 2 * ratio * s.covariance + ratio * ratio * s.controlVariance) /
    s.control /
    s.control;
  return effectOf('relative', (s.treatment - s.control) / Math.abs(s.control), squared, s.units);
}

function effectOf(scale: Effect['scale'], estimate: number, squared: number, units: number): Answer<Effect> {
  if (!(squared > 0)) return cannot('no_variance');
  return finite<Effect>({
    scale,
    estimate,
    standardError: Math.sqrt(squared),
    degreesOfFreedom: null,
    units,
  });
}
