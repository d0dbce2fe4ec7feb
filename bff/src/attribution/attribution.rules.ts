/** Which arrival a registration belongs to. The label is stored beside the choice, so that it can be explained and re-run. */
export interface AttributionRule {
  label: string;
  /** '' for every platform, and for every account of the platform. */
  adPlatform: string;
  accountId: string;
  clickWindowMs: number;
  /** How long after the click deep events still follow it. */
  deepWindowMs: number;
  /** Whether a click counts whose id somebody brought before. */
  repeatedClicks: boolean;
  /** Whether an ad's arrival counts whose click cannot be named. */
  unnamedClicks: boolean;
}

export interface TouchForCredit {
  touchId: string;
  adPlatform: string | null;
  /** As the link claims it; '' when it says nothing. */
  accountId: string;
  hasClick: boolean;
  /** The first arrival with its click id. */
  paidClick: boolean;
  arrivedAt: Date;
}

export interface Credit<Touch extends TouchForCredit = TouchForCredit> {
  touch: Touch | null;
  /** Of the rule that chose it; of the rule for everybody when nothing was chosen. */
  rule: AttributionRule;
  deepUntil: Date | null;
}

/** The rule that names an arrival most closely: its account's, its platform's, or that for everybody. */
export function ruleFor(
  { adPlatform, accountId }: Pick<TouchForCredit, 'adPlatform' | 'accountId'>,
  rules: readonly AttributionRule[],
): AttributionRule {
  const named = (platform: string, account: string) =>
    rules.find((rule) => rule.adPlatform === platform && rule.accountId === account);
  const rule =
    (adPlatform === null
      ? undefined
      : ((accountId === '' ? undefined : named(adPlatform, accountId)) ?? named(adPlatform, ''))) ??
    named('', '');
  if (!rule) throw new Error('no attribution rule is in force for every platform');
  return rule;
}

/** The last click inside the window of its account; without one the registration is nobody's. */
export function creditOf<Touch extends TouchForCredit>(
  touches: readonly Touch[],
  registeredAt: Date,
  rules: readonly AttributionRule[],
): Credit<Touch> {
  const eligible = touches.filter((touch) => mayWin(touch, registeredAt, ruleFor(touch, rules)));
  const touch = eligible.reduce<Touch | null>(
    (last, next) => (last === null || isLater(next, last) ? next : last),
    null,
  );
  const rule = ruleFor(touch ?? { adPlatform: null, accountId: '' }, rules);
  const deepUntil = touch && new Date(touch.arrivedAt.getTime() + rule.deepWindowMs);
  return { touch, rule, deepUntil };
}

export interface Assist<Touch extends TouchForCredit = TouchForCredit> {
  touch: Touch;
  rule: AttributionRule;
  /** What happens until then was helped by it. */
  until: Date;
}

/** Clicks after the registration win nothing any more; they may have helped. */
export function assistsOf<Touch extends TouchForCredit>(
  touches: readonly Touch[],
  registeredAt: Date,
  rules: readonly AttributionRule[],
): Assist<Touch>[] {
  return touches
    .map((touch) => ({ touch, rule: ruleFor(touch, rules) }))
    .filter(({ touch, rule }) => touch.arrivedAt > registeredAt && isClick(touch, rule))
    .map(({ touch, rule }) => ({
      touch,
      rule,
      until: new Date(touch.arrivedAt.getTime() + rule.clickWindowMs),
    }));
}

function mayWin(touch: TouchForCredit, registeredAt: Date, rule: AttributionRule): boolean {
  const ageMs = registeredAt.getTime() - touch.arrivedAt.getTime();
  return isClick(touch, rule) && ageMs >= 0 && ageMs <= rule.clickWindowMs;
}

function isClick({ adPlatform, hasClick, paidClick }: TouchForCredit, rule: AttributionRule): boolean {
  if (adPlatform === null) return false;
  return hasClick ? paidClick || rule.repeatedClicks : paidClick || rule.unnamedClicks;
}

/** Of two in one moment the one whose id is greater, so that every run chooses the same. */
const isLater = (one: TouchForCredit, other: TouchForCredit): boolean =>
  one.arrivedAt.getTime() === other.arrivedAt.getTime()
    ? one.touchId > other.touchId
    : one.arrivedAt > other.arrivedAt;
