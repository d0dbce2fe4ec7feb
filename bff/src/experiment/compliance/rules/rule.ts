import type { PageConfig } from '@loudou/shared/page-config';
import type { Product } from '@loudou/shared/product';
import type { Licence, RateCap } from '../caps/rate-caps';
import type { Rendered } from '../rendered/rendered';
import type { ApprovalState, RuleCode, RuleEvidence } from './evidence';

export const ruleGroups = ['price', 'words', 'consent'] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** `pending`: a person's word is awaited, which no rule can give. */
export type Verdict = 'passed' | 'failed' | 'pending' | 'not_applicable';

export interface CreativeText {
  creativeId: string;
  text: string;
}

/** What a rule is judged on besides the page: who lends, what the law allows on this day, what was promised before. */
export interface Ground {
  /** The date in Beijing. */
  day: string;
  product: Product;
  licence: Licence | null;
  caps: readonly RateCap[];
  /** What the ads that lead here say. */
  creatives: readonly CreativeText[];
  /** Null where nobody was asked for it: the rule of approval is left out then. */
  approval: {
    textHash: string;
    state: ApprovalState;
    decidedBy: string | null;
    needsCompliance: boolean;
  } | null;
}

export interface Judgement<Code extends RuleCode = RuleCode> {
  verdict: Verdict;
  evidence: RuleEvidence[Code];
  /** Ids of the blocks that it is about; the page shows them marked. */
  places: string[];
  /** Other values that mend it. */
  fix?: Partial<PageConfig>;
}

export interface Rule<Code extends RuleCode = RuleCode> {
  code: Code;
  group: RuleGroup;
  title: { zh: string; en: string };
  check(rendered: Rendered, ground: Ground): Judgement<Code>;
}

export const ruleOf = <Code extends RuleCode>(rule: Rule<Code>): Rule<Code> => rule;

/** A page that a rule has to speak about, and what the rule must say of it. */
export interface Fixture {
  name: string;
  rendered: Rendered;
  ground: Ground;
}
export interface RuleFixtures {
  passing: readonly Fixture[];
  failing: readonly Fixture[];
}
