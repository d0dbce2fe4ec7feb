import type { SourceWords } from '../plan/ad-mix';
import { midnightAfter } from '../plan/days';
import type { Act, Household, MalformedKind, Outcome, Plan } from '../plan/plan.types';
import { sentMs } from '../drive/batch';
import { Identities, type Known, rootOf } from './identities';

/** One thing that happened to one person, as it must be counted: a fact by the BFF's time, a behaviour by the phone's set right. */
export interface Happening {
  kind: 'fact' | 'behaviour';
  name: string;
  who: Known;
  atMs: number;
  /** Order within one moment: the count of the phone, or of the facts of whom it was told of. */
  order: number;
  host: string;
  page: string;
  appVersion: string;
  /** Of behaviour; facts belong to no visit. */
  visitId: string;
  properties: Record<string, string | number | boolean>;
}

export interface Touch {
  who: Known;
  atMs: number;
  host: string;
  words: SourceWords;
  paidClick: boolean;
}

export interface Malformed {
  kind: MalformedKind;
  eventName: string | null;
  appVersion: string;
}

export interface Lived {
  happenings: Happening[];
  touches: Touch[];
  malformed: Malformed[];
  doubled: number;
  late: number;
  wrongClock: number;
  grades: Map<Known, 'A' | 'B' | 'C'>;
  /** What the household of somebody was planned as. */
  kinds: Map<Known, Household['kind']>;
  /** The person of each human, where they registered. */
  registered: { household: number; human: number; deviceId: string; who: Known; atMs: number }[];
}

/** Half a minute between two clocks is the network. */
const networkMs = 30_000;
const longestWaitMs = 30 * 86_400_000;
/** What both vendors of face checks say of somebody else's face, in the words of the product. */
const faceRefusal = 'different_person';
const lateFromMs = 5 * 3_600_000;
const wrongFromMs = 60_000;

export const nothingLived = (): Lived => ({
  happenings: [],
  touches: [],
  malformed: [],
  doubled: 0,
  late: 0,
  wrongClock: 0,
  grades: new Map(),
  kinds: new Map(),
  registered: [],
});

/** Everything that the plan makes happen, told one act after the other by hand. */
export function live(plan: Plan): Lived {
  const lived = nothingLived();
  let known = 0;
  plan.households.forEach((household, index) => {
    const newKnown = (): Known => {
      const made: Known = { number: (known += 1), partOf: null, registered: false, facts: 0 };
      lived.kinds.set(made, household.kind);
      return made;
    };
    const identities = new Identities(household, newKnown);
    for (const act of household.acts) tell(lived, { household, index, identities }, act);
  });
  for (const happening of lived.happenings) happening.who = rootOf(happening.who);
  for (const touch of lived.touches) touch.who = rootOf(touch.who);
  return lived;
}

interface Place {
  household: Household;
  index: number;
  identities: Identities;
}

function tell(lived: Lived, { household, index, identities }: Place, act: Act): void {
  const { host } = household.phones[act.phone]!;
  const fact = (name: string, properties: Happening['properties'] = {}, atMs = act.atMs) => {
    const who = identities.on(act.phone);
    lived.happenings.push({
      kind: 'fact',
      name,
      who,
      atMs,
      order: (who.facts += 1),
      host,
      page: '',
      appVersion: '',
      visitId: '',
      properties,
    });
  };
  const step = (name: string, agreed: string, ...facts: string[]) => {
    fact('consent_granted', { purpose: agreed });
    for (const each of facts) fact(each, each === 'application_step_completed' ? { step: name } : {});
  };
  switch (act.do) {
    case 'open': {
      identities.open(act.phone);
      const { words, paidClick, mode } = act.arrival;
      lived.touches.push({ who: identities.on(act.phone), atMs: act.atMs, host, words, paidClick });
      fact('ad_touch_landed', { entryKind: words.entryKind, entryMode: mode });
      return;
    }
    case 'sign_out':
      return identities.signOut(act.phone);
    case 'agree':
      for (const purpose of act.granted) fact('consent_granted', { purpose });
      return;
    case 'ask_code':
      fact('sms_sent');
      return;
    case 'sign_in': {
      const became = identities.signIn(act.phone, act.human);
      fact('phone_verified', { method: 'sms' });
      if (became === 'merged') fact('identities_merged');
      fact(became === 'registered' ? 'user_registered' : 'user_returned');
      if (became === 'registered')
        lived.registered.push({
          household: index,
          human: act.human,
          deviceId: household.phones[act.phone]!.deviceId,
          who: identities.on(act.phone),
          atMs: act.atMs,
        });
      return;
    }
    case 'start':
      fact('application_started');
      return;
    case 'identify':
      return step('identity', 'identity_document', 'application_step_completed', 'id_captured');
    case 'show_face':
      if (act.passed)
        return step('face', 'face_recognition', 'liveness_completed', 'application_step_completed');
      step('face', 'face_recognition');
      fact('application_step_failed', {
        step: 'face',
        code: faceRefusal,
      });
      return;
    case 'bind_card':
      return step('bank_card', 'bank_card', 'bank_card_bound', 'application_step_completed');
    case 'submit':
      step('bureau', 'bureau_query', 'application_step_completed', 'bureau_authorised');
      fact('application_submitted');
      return;
    case 'decided':
      return decide(lived, identities.on(act.phone), act.outcome, fact);
    case 'quote':
      fact('offer_accepted');
      fact('drawdown_quoted');
      return;
    case 'draw':
      fact('contract_signed');
      fact('drawdown_requested');
      return;
    case 'paid_out':
      fact('loan_disbursed');
      return;
    case 'pay': {
      fact('repayment_initiated', { kind: act.kind });
      // Booked in the background, which stands at the end of the day.
      const bookedMs = midnightAfter(act.atMs) - 1;
      fact('repayment_succeeded', {}, bookedMs);
      if (act.kind === 'early') fact('loan_settled', {}, bookedMs);
      return;
    }
    case 'send':
      return receive(lived, { household, index, identities }, act);
  }
}

function decide(lived: Lived, who: Known, outcome: Outcome, fact: (name: string) => void): void {
  if (outcome === 'declined') return fact('credit_declined');
  lived.grades.set(who, outcome);
  fact('credit_approved');
}

function receive(lived: Lived, { household, identities }: Place, act: Extract<Act, { do: 'send' }>): void {
  const phone = household.phones[act.phone]!;
  if (act.again) {
    lived.doubled += act.events.length;
    return;
  }
  const skewMs = act.atMs - (sentMs(act, phone) + phone.clockOffByMs);
  for (const event of act.events) {
    if (act.atMs - event.atMs > lateFromMs) lived.late += 1;
    if (Math.abs(phone.clockOffByMs) > wrongFromMs) lived.wrongClock += 1;
    if (event.malformed) {
      lived.malformed.push({ kind: event.malformed, eventName: event.name, appVersion: phone.appVersion });
      continue;
    }
    const occurredMs = event.atMs + phone.clockOffByMs;
    const setRightMs = Math.abs(skewMs) <= networkMs ? occurredMs : occurredMs + skewMs;
    const isPossible = setRightMs <= act.atMs && setRightMs >= act.atMs - longestWaitMs;
    lived.happenings.push({
      kind: 'behaviour',
      name: event.name,
      who: identities.on(act.phone),
      atMs: isPossible ? setRightMs : act.atMs,
      order: event.sequence,
      host: phone.host,
      page: event.page,
      appVersion: phone.appVersion,
      visitId: event.visitId,
      properties: event.properties,
    });
  }
}
