import { createHash } from 'node:crypto';
import { capInForce, type Licence, type RateCap } from './caps/rate-caps';
import { rules } from './rules';
import * as words from './words/forbidden-words';

/** The day on which a rule was last written anew; its words and caps are told apart by the hash behind it. */
const writtenOn = '2026-11-23';

const listed = JSON.stringify([
  rules.map(({ code }) => code),
  Object.entries(words).map(([name, list]) => [name, list instanceof RegExp ? list.source : list]),
]);

/** `2026-11-23.1a2b3c4d`: changes with a rule, with its words, and on the day on which another cap comes into force. */
export function rulesVersionOf(caps: readonly RateCap[], licence: Licence | null, day: string): string {
  const cap = capInForce(caps, licence, day);
  const hash = createHash('sha256')
    .update(listed)
    .update(JSON.stringify([licence, cap]));
  return `${writtenOn}.${hash.digest('hex').slice(0, 8)}`;
}
