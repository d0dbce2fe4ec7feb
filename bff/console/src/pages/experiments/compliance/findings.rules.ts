import type { VariantKey } from '../experiment-types';
import type { Check, Finding, RuleGroup } from './compliance-types';

export type FindingOf = Finding & { variant: VariantKey };

interface Sorted {
  /** Failed ones first, then what waits for a person; numbered as they stand. */
  needHands: FindingOf[];
  groups: { group: RuleGroup; passed: FindingOf[]; all: number }[];
}

const groups: readonly RuleGroup[] = ['price', 'words', 'consent'];
const needsHands = ({ verdict }: Finding): boolean => verdict === 'failed' || verdict === 'pending';

/** Of one arm: what has to be done, and what is in order with its evidence. */
export function sortFindings({ variants }: Check, variant: VariantKey): Sorted {
  const findings = (variants.find((each) => each.variant === variant)?.findings ?? []).map((finding) => ({
    ...finding,
    variant,
  }));
  const hands = findings.filter(needsHands);
  return {
    needHands: [
      ...hands.filter(({ verdict }) => verdict === 'failed'),
      ...hands.filter(({ verdict }) => verdict === 'pending'),
    ],
    groups: groups.map((group) => {
      const ofGroup = findings.filter((finding) => finding.group === group);
      return {
        group,
        passed: ofGroup.filter((finding) => !needsHands(finding)),
        all: ofGroup.length,
      };
    }),
  };
}

/** The arms in which something fails, so that none of them stays unseen behind the one that is shown. */
export const failingVariants = ({ variants }: Check): VariantKey[] =>
  variants
    .filter(({ findings }) => findings.some(({ verdict }) => verdict === 'failed'))
    .map(({ variant }) => variant);
