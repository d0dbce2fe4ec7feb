import { type Chance, waitAround } from './chance';
import type { Diary } from './diary';
import type { Persona } from './personas';

export interface Screen {
  page: string;
  fields: string[];
  elements: string[];
  operation: string | null;
}

const screen = (page: string, more: Partial<Omit<Screen, 'page'>> = {}): Screen => ({
  page,
  fields: [],
  elements: [],
  operation: null,
  ...more,
});

export const screens = {
  landing: screen('entry.landing', { elements: ['rate', 'lender', 'calculator'], operation: 'session.open' }),
  consent: screen('entry.consent', { elements: ['purposes'] }),
  phone: screen('apply.phone', { fields: ['phone', 'code'], operation: 'session.sendCode' }),
  identity: screen('apply.identity', {
    fields: ['name', 'number', 'validUntil'],
    operation: 'application.saveIdentity',
  }),
  face: screen('apply.face', { elements: ['face_hint'], operation: 'application.finishFaceCheck' }),
  bankCard: screen('apply.bank-card', {
    fields: ['cardNumber', 'reservedPhone', 'code'],
    operation: 'application.bindCard',
  }),
  bureau: screen('apply.bureau', { elements: ['bureau_text'], operation: 'application.submit' }),
  waiting: screen('apply.waiting', { elements: ['promise'] }),
  result: screen('apply.result', { elements: ['limit', 'reasons'] }),
  declined: screen('apply.declined', { elements: ['reason', 'retry_day'] }),
  offers: screen('loan.offers', { elements: ['offers'], operation: 'loan.offers' }),
  cost: screen('loan.cost', { elements: ['cost_table'], operation: 'loan.quote' }),
  contract: screen('loan.contract', { elements: ['contract'], operation: 'loan.draw' }),
  payout: screen('loan.payout', { elements: ['payout_state'] }),
  repayHome: screen('repay.home', { elements: ['next_due', 'calendar'], operation: 'repayment.home' }),
  pay: screen('repay.pay', { operation: 'repayment.pay' }),
  me: screen('me.index', { elements: ['consents'] }),
  help: screen('me.help', { elements: ['service_line'] }),
} satisfies Record<string, Screen>;
export type ScreenName = keyof typeof screens;

/** What the phone tells of its fields. */
const errorCodes: Record<string, readonly string[]> = {
  phone: ['invalid'],
  code: ['code_wrong', 'code_expired'],
  name: ['characters'],
  number: ['check_character', 'age'],
  validUntil: ['expired'],
  cardNumber: ['card_invalid'],
  reservedPhone: ['card_mismatch'],
};

export interface Stay {
  /** Gives up here: with what was touched last. */
  leaves: boolean;
  /** Superhuman: no pause worth the name. */
  isFast?: boolean;
}

/** One screen as somebody goes through it: seen, loaded, read, filled in, and left by a tap or for good. */
export function stayOn(
  diary: Diary,
  chance: Chance,
  persona: Pick<Persona, 'paceMs' | 'errorRate' | 'latencyMs'>,
  name: ScreenName,
  from: string | null,
  { leaves, isFast = false }: Stay,
): void {
  const { page, fields, elements, operation } = screens[name];
  const pause = (medianMs: number) => diary.pass(isFast ? 15 : waitAround(chance, medianMs));
  const enteredMs = diary.nowMs;
  let lastField: string | null = null;
  let lastError: string | null = null;
  diary.see('page_viewed', page, from ? { fromPage: from } : {});
  diary.pass(isFast ? 5 : chance.whole(60, 700));
  diary.see('page_loaded', page, { loadMs: chance.whole(60, 900) });
  for (const element of elements) {
    if (!chance.hits(0.85)) continue;
    pause(600);
    diary.see('element_exposed', page, { element });
  }
  if (name === 'landing') {
    for (let times = chance.whole(0, 3); times > 0; times -= 1) {
      pause(persona.paceMs);
      const amountFen = chance.pick([500_000, 1_000_000, 2_000_000, 5_000_000]);
      diary.see('estimate_viewed', page, {
        amountFen,
        months: chance.pick([3, 6, 12, 24]),
        annualRateBps: 1_800,
        method: 'equal_installment',
      });
    }
  }
  const stopsAtField = leaves && fields.length > 0 ? chance.whole(0, fields.length) : fields.length;
  for (const field of fields.slice(0, stopsAtField)) {
    pause(persona.paceMs);
    diary.see('field_focused', page, { field });
    lastField = field;
    lastError = null;
    if (!isFast && chance.hits(persona.errorRate)) {
      pause(persona.paceMs);
      lastError = chance.pick(errorCodes[field]!);
      diary.see('field_error_shown', page, { field, code: lastError });
      if (!leaves) lastError = null;
    }
  }
  pause(persona.paceMs);
  if (!leaves) {
    diary.see('tapped', page, { target: 'next' });
    if (operation && chance.hits(0.6)) {
      diary.pass(chance.whole(40, 900));
      const outcome = chance.hits(0.96) ? 'ok' : 'overloaded';
      diary.see('request_timed', page, { operation, durationMs: chance.whole(30, 2_500), outcome });
    }
  }
  const dwellMs = diary.nowMs - enteredMs;
  diary.see('page_left', page, {
    dwellMs,
    activeMs: Math.round(dwellMs * 0.7),
    scrollPercent: chance.whole(0, 100),
    ...(lastField ? { lastField } : {}),
    ...(lastError ? { lastError } : {}),
  });
}
