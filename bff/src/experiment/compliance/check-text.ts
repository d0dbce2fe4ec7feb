import type { Definition } from '../definition/definition';
import type { TextStanding } from '../definition/gates';
import { chinaDay } from './china-day';
import { gate, type Surroundings } from './gate';

/** What the gates ask of the rules: pass or fail by variant, the approval aside, which they judge themselves. */
export const checkText =
  (around: Surroundings) =>
  (definition: Definition, now: Date): TextStanding => {
    const { textHash, rulesVersion, variants } = gate(definition, around, chinaDay(now));
    return {
      textHash,
      rulesVersion,
      findings: variants.flatMap(({ variant, findings }) =>
        findings
          .filter(({ verdict }) => verdict !== 'not_applicable')
          .map(({ code, verdict }) => ({ variant, rule: code, passed: verdict !== 'failed' })),
      ),
    };
  };
