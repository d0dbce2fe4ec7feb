import { type Purpose, purposeDescriptions, sheetPurposes } from '@loudou/shared/consent';
import type { Decisions } from '../../../features/session';

/** What is still to be decided: whoever agreed to a purpose before is not asked again. */
export const purposesToAsk = (decisions: Decisions): Purpose[] =>
  sheetPurposes.filter((purpose) => decisions[purpose] !== 'granted');

/** The required ones among them that are not ticked: without these there is nothing to apply with. */
export const missingOf = (asked: readonly Purpose[], ticked: readonly Purpose[]): Purpose[] =>
  asked.filter((purpose) => purposeDescriptions[purpose].required && ticked.indexOf(purpose) < 0);

/** A row without a tick is a no, not a silence. */
export const decisionsOf = (
  asked: readonly Purpose[],
  ticked: readonly Purpose[],
): Partial<Record<Purpose, 'granted' | 'declined'>> =>
  Object.fromEntries(
    asked.map((purpose) => [purpose, ticked.indexOf(purpose) >= 0 ? 'granted' : 'declined']),
  );
