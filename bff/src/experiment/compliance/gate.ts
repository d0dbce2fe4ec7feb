import type { PageConfig } from '@loudou/shared/page-config';
import type { Product } from '@loudou/shared/product';
import type { Definition, VariantKey } from '../definition/definition';
import { licenceOf, publishedCaps, type RateCap } from './caps/rate-caps';
import { renderEverywhere } from './rendered/render';
import type { Host, Rendered } from './rendered/rendered';
import { rules } from './rules';
import type { RuleCode, RuleEvidence } from './rules/evidence';
import type { CreativeText, Ground, Judgement, Rule, RuleGroup, Verdict } from './rules/rule';
import { rulesVersionOf } from './rules-version';
import { textHashOf } from './text-hash';

export interface FindingOf<Code extends RuleCode> {
  code: Code;
  group: RuleGroup;
  verdict: Verdict;
  evidence: RuleEvidence[Code];
  /** Ids of blocks. */
  places: string[];
  /** Where it is worst; the evidence is from there. */
  where: { host: Host; largeText: boolean };
  fix: Partial<PageConfig> | null;
}
/** Told apart by its code. */
export type Finding = { [Code in RuleCode]: FindingOf<Code> }[RuleCode];

export interface VariantFindings {
  variant: VariantKey;
  findings: Finding[];
}

export interface GateOutcome {
  textHash: string;
  rulesVersion: string;
  variants: VariantFindings[];
}

export type Judged = Pick<Definition, 'variants' | 'audience'>;

/** What lies around the pages; left out, the published caps and no ads. */
export interface Surroundings {
  product: Product;
  caps?: readonly RateCap[];
  creatives?: readonly CreativeText[];
  approval?: Ground['approval'];
}

/** What each variant of a plan shows, on each host of its audience in both sizes of letters. */
export const renderVariants = ({ variants, audience }: Judged, product: Product): Rendered[] =>
  variants.flatMap(({ key, values }) =>
    renderEverywhere({ variant: key, values, product }, [...audience.hosts].sort()),
  );

/** What an approval is bound to, without asking the rules. */
export const textHashFor = (definition: Judged, product: Product): string =>
  textHashOf(renderVariants(definition, product));

/** Every rule over every variant, as the rules and caps of the day say. Without an approval C-16 is left out. */
export function gate(definition: Judged, around: Surroundings, day: string): GateOutcome {
  const { product, caps = publishedCaps, creatives = [], approval = null } = around;
  const licence = licenceOf(product.lenderCode);
  const ground: Ground = { day, product, licence, caps, creatives, approval };
  const all = renderVariants(definition, product);
  const asked = rules.filter(({ code }) => code !== 'C-16' || approval !== null);
  return {
    textHash: textHashOf(all),
    rulesVersion: rulesVersionOf(caps, licence, day),
    variants: definition.variants.map(({ key }) => ({
      variant: key,
      findings: asked.map((rule) =>
        worstOf(
          rule as Rule,
          all.filter(({ variant }) => variant === key),
          ground,
        ),
      ),
    })),
  };
}

const weights: Record<Verdict, number> = { failed: 3, pending: 2, passed: 1, not_applicable: 0 };

/** A rule holds where it holds everywhere: what is told is the first rendering where it is worst. */
function worstOf(rule: Rule, renderings: readonly Rendered[], ground: Ground): Finding {
  const judged = renderings.map((rendered) => ({ rendered, judgement: rule.check(rendered, ground) }));
  const worst = judged.reduce((one, other) =>
    weights[other.judgement.verdict] > weights[one.judgement.verdict] ? other : one,
  );
  return findingOf(rule, worst.judgement, worst.rendered);
}

function findingOf({ code, group }: Rule, judgement: Judgement, { host, largeText }: Rendered): Finding {
  const { verdict, evidence, places, fix = null } = judgement;
  return { code, group, verdict, evidence, places, where: { host, largeText }, fix } as Finding;
}

/** Nothing failed; what waits for a person is for the gate of approval. */
export const isPassed = ({ variants }: Pick<GateOutcome, 'variants'>): boolean =>
  variants.every(({ findings }) => findings.every(({ verdict }) => verdict !== 'failed'));

export const failedCodes = ({ variants }: Pick<GateOutcome, 'variants'>): string[] => [
  ...new Set(
    variants.flatMap(({ findings }) =>
      findings.filter(({ verdict }) => verdict === 'failed').map(({ code }) => code),
    ),
  ),
];
