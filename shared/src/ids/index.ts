/**
 * Prefixed, time-sortable ids: `app_01JD…`. The prefix tells a reader of a log what the id names, the ULID
 * behind it sorts by the moment of making, so that rows lie in the order they came.
 */
import { ulid } from 'ulid';

export const idPrefixes = {
  person: 'psn',
  device: 'dev',
  session: 'ses',
  touch: 'tch',
  consent: 'cns',
  challenge: 'chl',
  application: 'app',
  offer: 'off',
  quote: 'quo',
  contract: 'ctr',
  loan: 'lon',
  repayment: 'rep',
  letter: 'ltr',
  faceCheck: 'fac',
  card: 'crd',
  fact: 'fct',
  behaviour: 'bhv',
  visit: 'vst',
  key: 'key',
  operator: 'opr',
  account: 'acc',
  savedView: 'sav',
  experiment: 'exp',
  assignment: 'asg',
  trafficMark: 'mrk',
  request: 'req',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<Kind extends IdKind> = `${(typeof idPrefixes)[Kind]}_${string}`;

export type PersonId = Id<'person'>;
export type DeviceId = Id<'device'>;
export type SessionId = Id<'session'>;
export type TouchId = Id<'touch'>;
export type ApplicationId = Id<'application'>;
export type OfferId = Id<'offer'>;
export type QuoteId = Id<'quote'>;
export type LoanId = Id<'loan'>;
export type RepaymentId = Id<'repayment'>;
export type FactId = Id<'fact'>;
export type ExperimentId = Id<'experiment'>;
export type AssignmentId = Id<'assignment'>;

/** What an id is made of: epoch milliseconds and a number in [0, 1) per call, both from outside. */
export interface IdSource {
  nowMs(): number;
  random(): number;
}

/** Makes one id of the kind. Uniqueness rests on 80 random bits, so `random` must be a good source on servers. */
export function newId<Kind extends IdKind>(kind: Kind, source: IdSource): Id<Kind> {
  return `${idPrefixes[kind]}_${ulid(source.nowMs(), () => source.random())}` as Id<Kind>;
}

const ulidPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** True for a well-formed id of the kind; says nothing of whether the thing exists. */
export function isId<Kind extends IdKind>(kind: Kind, text: unknown): text is Id<Kind> {
  if (typeof text !== 'string') return false;
  const prefix = `${idPrefixes[kind]}_`;
  return text.startsWith(prefix) && ulidPattern.test(text.slice(prefix.length));
}
