import { randomInt } from 'node:crypto';
import { behaviourOf } from './applicant-endings';
import { type BindingEntry, type CardBindingRequest, entryOf, entryOfRepeat } from './books';
import type { Core } from './core';

const codeLifeMs = 5 * 60_000;
const maxWrongTries = 5;

/** Cards of any other beginning are unsupported. */
const banks = [
  { cardBegins: '6228', bankCode: 'SAMPLE', bankName: '样本银行' },
  { cardBegins: '62', bankCode: 'DEMO', bankName: '示例银行' },
];
const bankOf = (cardNumber: string) => banks.find(({ cardBegins }) => cardNumber.startsWith(cardBegins));

export function startCardBinding(
  core: Core,
  request: CardBindingRequest,
): { outcome: BindingEntry['started'] } {
  const { bindings } = core.books;
  const known = entryOfRepeat(bindings, request.bindingId, request);
  if (known) return { outcome: known.started };
  const started = judge(request);
  bindings[request.bindingId] = {
    request,
    started,
    code: started === 'code_sent' ? String(randomInt(1_000_000)).padStart(6, '0') : null,
    sentAtMs: core.clock.now().getTime(),
    wrongTries: 0,
    boundAs: null,
  };
  core.save();
  return { outcome: started };
}

function judge({ cardNumber, reservedPhone }: CardBindingRequest): BindingEntry['started'] {
  if (!bankOf(cardNumber)) return 'unsupported_card';
  return behaviourOf(reservedPhone) === 'card_mismatch' ? 'mismatch' : 'code_sent';
}

export function confirmCardBinding(core: Core, { bindingId, code }: { bindingId: string; code: string }) {
  const entry = entryOf(core.books.bindings, bindingId);
  const bank = bankOf(entry.request.cardNumber);
  if (entry.boundAs === null) {
    const ageMs = core.clock.now().getTime() - entry.sentAtMs;
    const isOver = entry.code === null || ageMs > codeLifeMs || entry.wrongTries >= maxWrongTries;
    if (isOver) return { outcome: 'code_expired' };
    if (code !== entry.code) {
      entry.wrongTries += 1;
      core.save();
      return { outcome: 'code_wrong' };
    }
    entry.boundAs = Object.values(core.books.bindings).filter(({ boundAs }) => boundAs !== null).length + 1;
    core.save();
  }
  return { outcome: 'bound', bankCode: bank?.bankCode, bankName: bank?.bankName };
}

/** The codes sent to a phone, the newest first: what its owner reads in the messages. */
export function codesSentTo(core: Core, phone: string): string[] {
  return Object.values(core.books.bindings)
    .filter((entry) => entry.request.reservedPhone === phone)
    .flatMap((entry) => entry.code ?? [])
    .reverse();
}

/** The card that a person's money goes to and comes from: the one bound last. */
export function boundCardOf(core: Core, identityNumber: string): string | null {
  const bound = Object.values(core.books.bindings)
    .filter((entry) => entry.request.identityNumber === identityNumber && entry.boundAs !== null)
    .sort((one, other) => (other.boundAs ?? 0) - (one.boundAs ?? 0));
  return bound[0]?.request.cardNumber ?? null;
}
