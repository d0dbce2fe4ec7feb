import { metricNamed, type VariantKey } from '../../experiment';
import { tooFewOf } from './arm.rules';
import type { Figures } from './cells';
import { resultOf } from './comparison.rules';
import { dailyPace } from './days.rules';
import { primaryOf, readArms, type Study } from './study.rules';
import type { Band, Told } from './told';

/** If everybody got it and nothing else changed, by month of 30 days. */
export interface Money {
  variant: VariantKey;
  /** Exposures of both arms a month, from the days that are over, at the full share. */
  unitsAMonth: number;
  /** More people who hand in, and who get credit. */
  submitted: Told<Band>;
  credits: Told<Band>;
  /** Paid acquisition cost of a credit in fen: now, and with the variant. */
  costOfCreditFen: Told<{ now: number; then: Band }>;
  savedFen: Told<Band>;
  /** Credits lost with every week of waiting. */
  creditsAWeek: Told<Band>;
}

const daysAMonth = 30;

/**
 * What a variant is worth in a month if everybody of its audience saw it and all else stayed: more people by the
 * difference of the shares, at the pace of the days that are over. Spend is taken as it is: the same money brings more
 * credits. Where the primary metric has too few conversions to be compared, nothing is worth anything yet.
 */
export function moneyOf(study: Study, { phase, costNow }: Figures): Money[] {
  // After its end nobody comes any more, which says nothing of the page.
  const until = phase.endedAt !== null && phase.endedAt < study.asOf ? phase.endedAt : study.asOf;
  const pace = dailyPace(study.cells, until, { pauses: phase.pauses, since: phase.shareSince });
  const { slot } = study.definition;
  // Of the layer's people only a slot is in the experiment, and of the slot only a share.
  const shownBps = ((slot.toBps - slot.fromBps) * phase.shareBps) / 10_000;
  if (pace === null || shownBps <= 0) return [];
  const unitsAMonth = Math.round((pace * daysAMonth * 10_000) / shownBps);
  const submitted = resultOf(study, metricNamed('submitted'));
  const approved = resultOf(study, metricNamed('approved'));
  const { spendFen, paidCredits } = costNow;
  const costFen = spendFen === null || paidCredits === 0 ? null : Math.round(spendFen / paidCredits);
  const arms = readArms(study, primaryOf(study));
  const armOf = (key: VariantKey) => arms.find(({ variant }) => variant === key)!;
  return study.treatments.map((variant) => {
    const tooFew = tooFewOf(armOf(study.control), armOf(variant));
    const unlessFew = <Worth extends object>(worth: Told<Worth>): Told<Worth> =>
      tooFew === null || 'cannot' in worth ? worth : tooFew;
    const ofVariant = (result: typeof approved) =>
      result.comparisons.find((comparison) => comparison.variant === variant)!;
    const credits = unlessFew(times(ofVariant(approved).absolute, unitsAMonth / 10_000));
    return {
      variant,
      unitsAMonth,
      submitted: unlessFew(times(ofVariant(submitted).absolute, unitsAMonth / 10_000)),
      credits,
      costOfCreditFen: unlessFew(costOf(ofVariant(approved).relative, costFen)),
      savedFen: costFen === null ? { cannot: 'no_spend_known' } : whole(times(credits, costFen)),
      creditsAWeek: times(credits, 7 / daysAMonth),
    };
  });
}

const times = (band: Told<Band>, factor: number): Told<Band> =>
  'cannot' in band
    ? band
    : {
        estimate: band.estimate * factor,
        low: band.low === null ? null : band.low * factor,
        high: band.high === null ? null : band.high * factor,
      };

/** Fen are whole. */
const whole = (band: Told<Band>): Told<Band> =>
  'cannot' in band
    ? band
    : {
        estimate: Math.round(band.estimate),
        low: band.low === null ? null : Math.round(band.low),
        high: band.high === null ? null : Math.round(band.high),
      };

/** The same money over a share more of credits: the more there are, the less each of them costs. */
function costOf(lift: Told<Band>, now: number | null): Money['costOfCreditFen'] {
  if (now === null) return { cannot: 'no_spend_known' };
  if ('cannot' in lift) return lift;
  // A share that falls to nothing leaves no cost that could be told.
  const at = (share: number | null) => (share === null || share <= -1 ? null : Math.round(now / (1 + share)));
  const estimate = at(lift.estimate);
  return estimate === null
    ? { cannot: 'denominator_is_zero' }
    : { now, then: { estimate, low: at(lift.high), high: at(lift.low) } };
}
