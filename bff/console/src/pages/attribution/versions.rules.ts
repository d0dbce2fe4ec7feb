import type { Rule, Run } from './attribution-api';

export type RuleState = 'draft' | 'in_force' | 'past' | 'refused';

export function stateOf(rule: Pick<Rule, 'inForce' | 'inForceFrom' | 'refusedAt'>): RuleState {
  if (rule.inForce) return 'in_force';
  if (rule.inForceFrom !== null) return 'past';
  return rule.refusedAt === null ? 'draft' : 'refused';
}

export interface Place {
  adPlatform: string;
  accountId: string;
}

export const isSamePlace = (one: Place, other: Place) =>
  one.adPlatform === other.adPlatform && one.accountId === other.accountId;

/** In force, that for everybody first. */
export const inForceOf = (rules: readonly Rule[]): Rule[] => rules.filter(({ inForce }) => inForce);

/** By which rule an account goes now: its own, its platform's, or everybody's. */
export function goesBy(rules: readonly Rule[], { adPlatform, accountId }: Place): Rule | undefined {
  const inForce = inForceOf(rules);
  const at = (platform: string, account: string) =>
    inForce.find((rule) => isSamePlace(rule, { adPlatform: platform, accountId: account }));
  return at(adPlatform, accountId) ?? at(adPlatform, '') ?? at('', '');
}

/** Whether a run tried exactly what would be in force if this draft were. */
export function isRunOf(run: Pick<Run, 'rules'>, draft: Rule, rules: readonly Rule[]): boolean {
  const wouldBe = [draft, ...inForceOf(rules).filter((rule) => !isSamePlace(rule, draft))];
  const labels = new Set(run.rules.map(({ label }) => label));
  return labels.size === wouldBe.length && wouldBe.every(({ label }) => labels.has(label));
}

/** The newest run that tried this version, whatever else was in force then. */
export function newestRunWith(runs: readonly Run[], { label }: Pick<Rule, 'label'>): Run | undefined {
  return runs.find(({ rules }) => rules.some((rule) => rule.label === label));
}

/** What a run tried that was not in force when it began. */
export function triedBy(run: Run, rules: readonly Rule[]): Rule[] {
  const tried = rules.filter(({ label }) => run.rules.some((rule) => rule.label === label));
  return tried.filter((rule) => !wasInForce(rule, rules, Date.parse(run.startedAt)));
}

function wasInForce(rule: Rule, rules: readonly Rule[], atMs: number): boolean {
  const fromMs = ({ inForceFrom }: Rule) => (inForceFrom === null ? Infinity : Date.parse(inForceFrom));
  const others = rules.filter((other) => isSamePlace(other, rule) && fromMs(other) <= atMs);
  return fromMs(rule) <= atMs && others.every((other) => fromMs(other) <= fromMs(rule));
}
