import type { TFunction } from 'i18next';
import { calendarDayText, dayText, shortClockText } from '../../../format/moments';
import { countText } from '../../../format/numbers';
import type { Language } from '../../../language';
import { zhResults } from '../../../language/experiments/results/zh';
import type { Doer, ExperimentState, MetricName, VariantKey } from '../experiment-types';
import { decimalsFor, levelText, rangeText, readable, signedText } from './amounts';
import { type Answer, type Finding, type Halt, levelBand, type Looked } from './answer.rules';
import type { Band, CannotReason, Guardrail, Results, Unit } from './results-answer';

/** What the sentences are filled with, in the present language. */
export interface ResultWords {
  t: TFunction;
  language: Language;
  metric(name: MetricName): string;
  /** B「三步」. */
  arm(variant: VariantKey): string;
  doer(doer: Doer): string;
}

/** Money carries its sign in front, so its unit adds nothing. */
export const withUnit = ({ t }: Pick<ResultWords, 't'>, unit: Unit, value: string): string =>
  t(`experiments.results.unit.${unit}`, { value });

/** +2.8 点 */
export function differenceText({ t }: Pick<ResultWords, 't'>, unit: Unit, band: Band): string {
  return withUnit({ t }, unit, signedText(unit, band.estimate, decimalsFor(unit, band)));
}

/** +0.7 到 +5.0 点 */
export function bandText(
  { t }: Pick<ResultWords, 't'>,
  unit: Unit,
  band: Pick<Band, 'low' | 'high'>,
): string {
  const words = {
    to: t('experiments.results.to'),
    atLeast: (bound: string) => t('experiments.results.atLeast', { bound }),
    atMost: (bound: string) => t('experiments.results.atMost', { bound }),
  };
  return withUnit({ t }, unit, rangeText(unit, band, words));
}

/** An amount with its unit and without a sign: 2 点, ¥12. */
export function plainText({ t }: Pick<ResultWords, 't'>, unit: Unit, value: number): string {
  const shown = Number(readable(unit, Math.abs(value)).toFixed(2)).toString();
  return withUnit({ t }, unit, `${unit === 'fen' ? '¥' : ''}${shown}`);
}

type KnownReason = Exclude<keyof typeof zhResults.reason, 'other'>;
const isKnown = (reason: string): reason is KnownReason =>
  reason !== 'other' && Object.hasOwn(zhResults.reason, reason);

/** A newer service may have a reason that this page has no sentence for: then its name is shown. */
export const reasonText = ({ t }: Pick<ResultWords, 't'>, reason: CannotReason): string =>
  isKnown(reason)
    ? t(`experiments.results.reason.${reason}`)
    : t('experiments.results.reason.other', { code: reason });

/** Beyond it nobody waits: the plan is too large for who comes. */
export const longestWaitDays = 365;

interface AnswerContext {
  answer: Answer;
  results: Pick<Results, 'primary' | 'smallestEffect' | 'sample'> | null;
  plan: { units: number; days: number };
  state: ExperimentState;
  phase: { shown: number; newest: number };
  halt: Halt | null;
  /** Of a part of the people only what was found is said: guardrails and plans are of everybody. */
  isPart?: boolean;
}

/** The answer as sentences in their order; what matters most stands in <b>. */
export function answerSentences(words: ResultWords, context: AnswerContext): string[] {
  const { t } = words;
  const { answer, results, plan, state, phase } = context;
  const say = 'experiments.results.answer';
  const standing = standingSentences(words, context);
  if (answer.kind === 'not_started' || !results)
    return [t(`${say}.not_started`, { units: countText(plan.units), days: plan.days })];
  if (answer.kind === 'nobody') {
    const over = state !== 'running' || phase.shown < phase.newest;
    return [t(over ? `${say}.nobody_ended` : `${say}.nobody`), ...standing];
  }
  if (answer.kind === 'split_off') return [t(`${say}.split_off`), ...standing];
  const { unit } = results.primary;
  if (context.isPart) return answer.findings.map((finding) => findingSentence(words, finding, results));
  const isSettled = answer.findings.some(({ kind }) => kind === 'better' || kind === 'worse');
  const { daysLeft } = results.sample;
  const waits =
    !isSettled && state === 'running' && phase.shown === phase.newest && daysLeft !== null && daysLeft > 0;
  return [
    ...answer.harms.map((harm) => harmSentence(words, harm)),
    ...answer.findings.map((finding) => findingSentence(words, finding, results)),
    ...(waits
      ? [
          daysLeft > longestWaitDays
            ? t(`${say}.too_slow`)
            : t(`${say}.readable`, { days: Math.ceil(daysLeft) }),
        ]
      : []),
    ...guardrailSentences(words, answer, isSettled),
    ...standing,
  ];

  function guardrailSentences(
    { metric, language }: ResultWords,
    { harms, open, unripe }: Extract<Answer, { kind: 'read' }>,
    settled: boolean,
  ): string[] {
    const metrics = (names: MetricName[]) => names.map(metric).join(t('experiments.results.listSep'));
    // Before anything is seen the guardrails say nothing that would change what is done.
    if (!settled) return [];
    return [
      ...(harms.length === 0 ? [t(`${say}.no_harm`)] : []),
      ...(open.length > 0 ? [t(`${say}.open_guardrails`, { metrics: metrics(open) })] : []),
      ...unripe
        .slice(0, 1)
        .map(({ metric: name, ripeOn }) =>
          ripeOn === null
            ? t(`${say}.unripe_undated`, { metric: metric(name) })
            : t(`${say}.unripe`, { metric: metric(name), day: calendarDayText(ripeOn, language) }),
        ),
    ];
  }

  function findingSentence(
    of: ResultWords,
    finding: Finding,
    shown: Pick<Results, 'primary' | 'smallestEffect'>,
  ): string {
    const arm = of.arm(finding.variant);
    const metric = of.metric(shown.primary.metric);
    if (finding.kind === 'immature') return t(`${say}.immature`, { arm, metric });
    if (finding.kind === 'cannot') return t(`${say}.cannot`, { arm, reason: reasonText(of, finding.reason) });
    if (finding.kind === 'too_few')
      return finding.conversions === null
        ? t(`${say}.too_few_bare`, { arm })
        : t(`${say}.too_few`, { arm, metric, count: finding.conversions });
    const difference = differenceText(of, unit, finding.difference);
    const range = bandText(of, unit, finding.difference);
    const planned = plainText(of, unit, shown.smallestEffect);
    if (!('levels' in finding))
      return t(`${say}.${finding.kind}`, { arm, metric, difference, range, planned });
    if (finding.looked)
      return lookedSentence(of, { ...finding, looked: finding.looked }, { arm, metric, unit });
    if (!finding.levels) return t(`${say}.${finding.kind}Bare`, { arm, metric, difference, range });
    const [control, treatment] = finding.levels.map((level) =>
      levelText(unit, levelBand(level, finding.difference)),
    );
    return t(`${say}.${finding.kind}`, { arm, metric, control, treatment, difference, range });
  }
}

/** Both intervals, each with what it may claim: the planned look is done, the one of any moment says less. */
function lookedSentence(
  words: ResultWords,
  { kind, difference, looked }: { kind: 'better' | 'worse'; difference: Band; looked: Looked },
  { arm, metric, unit }: { arm: string; metric: string; unit: Unit },
): string {
  const { look, looksPlanned, holdsZero } = looked;
  const say = 'experiments.results.answer';
  return words.t(`${say}.${kind}ByLook`, {
    arm,
    metric,
    look: look.look,
    looks: looksPlanned,
    day: calendarDayText(look.reachedOn, words.language),
    difference: differenceText(words, unit, look.absolute),
    range: bandText(words, unit, look.absolute),
    now: words.t(`${say}.${holdsZero ? 'stillHoldsZero' : 'otherSide'}`, {
      range: bandText(words, unit, difference),
    }),
  });
}

function harmSentence(
  words: ResultWords,
  { variant, metric, unit, estimate, best, margin }: Guardrail,
): string {
  const signed = (value: number | null) =>
    value === null
      ? '–'
      : withUnit(words, unit, signedText(unit, value, decimalsFor(unit, { low: null, high: null })));
  return words.t('experiments.results.answer.harm', {
    arm: words.arm(variant),
    metric: words.metric(metric),
    estimate: signed(estimate),
    favourable: signed(best),
    margin: plainText(words, unit, margin),
  });
}

/** Why it is not running, or that another phase is meant. */
function standingSentences(
  { t, language, doer }: ResultWords,
  { state, halt, phase }: AnswerContext,
): string[] {
  const say = 'experiments.results.answer';
  if (phase.shown < phase.newest) return [t(`${say}.former`, { phase: phase.shown, now: phase.newest })];
  if (state === 'running' || state === 'draft') return [];
  const what = t(`${say}.${state}`);
  if (!halt) return [t(`${say}.halted_bare`, { what })];
  return [
    t(`${say}.halted`, {
      what,
      by: doer(halt.by),
      day: dayText(halt.at, language),
      time: shortClockText(halt.at),
      reason: haltReason({ t }, halt.reason),
    }),
  ];
}

const watched = ['split_mismatch', 'harm_proven'] as const;

/** The watcher writes a word and its figures into the audit; the sentence takes the word. */
function haltReason({ t }: Pick<ResultWords, 't'>, reason: string | null): string {
  if (reason === null) return '–';
  const found = watched.find((word) => reason.startsWith(`${word} `));
  return found ? t(`experiments.results.answer.watched.${found}`) : reason;
}
