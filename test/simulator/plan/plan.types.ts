import type { Purpose } from '@loudou/shared/consent';
import type { SourceWords } from './ad-mix';
import type { PersonaName } from './personas';
import type { SpendFile } from './spend.types';

export type HostName = 'weapp' | 'tt' | 'h5';

/** What brought somebody in once, as the host tells it at launch. */
export interface Arrival {
  arrivalId: string;
  mode: 'cold' | 'hot';
  scene?: string;
  query: Record<string, string>;
  /** What must be read from it. */
  words: SourceWords;
  paidClick: boolean;
}

export const malformedKinds = [
  'not_an_event',
  'unknown_name',
  'unknown_version',
  'bad_properties',
  'time_out_of_range',
  'text_not_storable',
] as const;
/** The reason that the door must give for it. */
export type MalformedKind = (typeof malformedKinds)[number];

/** One behaviour as the phone saw it, at the true moment; the phone's own clock is the phone's affair. */
export interface PlannedEvent {
  eventId: string;
  name: string;
  page: string;
  atMs: number;
  sequence: number;
  visitId: string;
  properties: Record<string, string | number | boolean>;
  malformed: MalformedKind | null;
}

export interface Phone {
  deviceId: string;
  host: HostName;
  /** WeChat's account on it; the other hosts are opened without a log-in. */
  openId: string | null;
  /** How far its clock stands from the true time. */
  clockOffByMs: number;
  latencyMs: number;
  appVersion: string;
}

export interface Human {
  persona: PersonaName;
  phone: string;
  name: string;
  identityNumber: string;
  cardNumber: string;
}

export type Outcome = 'declined' | 'A' | 'B' | 'C';

/** What a human on a phone does at one door of the BFF, or what the lender says at one moment. */
export type Deed =
  | { do: 'open'; arrival: Arrival }
  | { do: 'sign_out' }
  | { do: 'agree'; granted: Purpose[]; declined: Purpose[] }
  | { do: 'ask_code' }
  | { do: 'sign_in' }
  | { do: 'start' }
  | { do: 'identify' }
  | { do: 'show_face'; passed: boolean }
  | { do: 'bind_card' }
  | { do: 'submit' }
  | { do: 'decided'; outcome: Outcome }
  | { do: 'quote' }
  | { do: 'draw' }
  | { do: 'paid_out' }
  | { do: 'pay'; kind: 'early' | 'due' }
  | { do: 'send'; events: PlannedEvent[]; again: boolean };

/** `phone` and `human` are places in the household. */
export type Act = { atMs: number; phone: number; human: number } & Deed;

/** What somebody is instead of a customer. */
export type PlannedMark = 'bot' | 'test' | OperatorsMark;
/** What shows at no door. */
export const operatorsMarks = ['staff', 'preview'] as const;
export type OperatorsMark = (typeof operatorsMarks)[number];

/** People and phones that have to do with each other; their acts run one after the other, in order of time. */
export interface Household {
  kind: 'single' | 'two_phones' | 'family' | PlannedMark;
  phones: Phone[];
  humans: Human[];
  acts: Act[];
}

export interface Plan {
  fromMs: number;
  untilMs: number;
  households: Household[];
  /** What the ads cost, in the order in which an operator brings the reports in. */
  spend: SpendFile[];
}
