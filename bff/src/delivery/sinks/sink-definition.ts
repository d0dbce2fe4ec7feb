import type { FactName } from '@loudou/shared/catalogue';
import type { z } from 'zod';

/** What went to be one message: everything a mapping may know, cut down to what the person agreed to. */
export interface OutgoingRow {
  deliveryId: string;
  /** Made once from fact, account, event and revision; the same in every attempt. `[A-Za-z0-9_]`, at most 40 characters. */
  externalId: string;
  factId: string;
  factName: FactName;
  factVersion: number;
  personId: string;
  personSequence: number;
  occurredAt: Date;
  touchId: string | null;
  host: string | null;
  traceId: string | null;
  /** The fact's own data, as the catalogue describes it: money in fen, rates in basis points. */
  data: Record<string, unknown>;
  /** The platform's name of the event, as the account maps it. */
  event: string;
  /** Options of this mapping line, as the sink's event describes them. */
  options: Record<string, string | number | boolean>;
  /** The ad click that this goes back to; null when the person did not agree to it being told, and for the core. */
  click: OutgoingClick | null;
  /** The person's account at the host of the click; only for sinks that ask for it. */
  hostAccount: { appId: string; openId: string } | null;
  /** Null: nobody knows how good, and nobody guesses. */
  grade: OutgoingGrade | null;
}

export interface OutgoingClick {
  clickId: string;
  host: string;
  landedAt: Date;
  /** Names the landing link claimed, see `EntryIds` of `@loudou/shared/entry`. */
  ids: Record<string, unknown>;
  /** Every parameter of the landing link, decoded once. */
  parameters: Record<string, string[]>;
}

export interface OutgoingGrade {
  grade: 'A' | 'B' | 'C';
  /** Expected net value in fen, capped by the policy; never a limit. */
  expectedValueFen: number;
  policyVersion: number;
}

export interface OutgoingRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface SinkAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** At most 64 KiB of it. */
  body: string;
}

/**
 * What one answer means for one row. A sink only tells; what it means for the row is decided by the dispatcher.
 * `later`: not in effect, may come again. `rejected`: never, by the platform's word on this row. `refused_batch`:
 * one row of several is at fault and nothing took effect. `account_at_fault`: authorisation or set-up; every row
 * waits. `unknown`: it may or may not have taken effect.
 */
export type Verdict =
  | { verdict: 'accepted' }
  | { verdict: 'rejected'; cause: string }
  | { verdict: 'refused_batch'; cause: string }
  | { verdict: 'later'; cause: string; retryAfterMs?: number }
  | { verdict: 'account_at_fault'; cause: string; retryAfterMs?: number }
  | { verdict: 'unknown'; cause: string };

/** One event that a platform knows, to be chosen in the console. */
export interface PlatformEvent {
  /** As it goes over the wire. */
  name: string;
  meaning: { zh: string; en: string };
  /** How deep in the funnel the platform counts it. */
  depth: 'shallow' | 'deep';
  /** The facts that this event can be made from. */
  facts: readonly FactName[];
  /** False: the account has to switch it on by itself. */
  byDefault: boolean;
  /** Of its facts those that the account has to switch on by itself all the same. */
  onlyByRule?: readonly FactName[];
  /** What may be set for one mapping line, with its default. */
  options?: Record<
    string,
    { meaning: { zh: string; en: string }; schema: z.ZodType; initial: string | number | boolean }
  >;
}

/** Named as in the consent `ad_measurement`; what is not agreed to is not there when a row is mapped. */
export type ConsentField = 'click_id' | 'funnel_step' | 'outcome_grade' | 'outcome_value' | 'host_account';

export interface WriteContext<Settings, Secrets> {
  settings: Settings;
  secrets: Secrets;
  /** The world's time, which the platform compares with its own. */
  now: Date;
  /** 32 characters of [0-9a-f], new in every attempt. */
  nonce: string;
}

/**
 * One kind of receiver, as data and pure functions: mapping apart from writing, writing apart from reading the
 * answer. Nothing here sends; the console's dry run and the dispatcher use the same three functions.
 */
export interface SinkDefinition<Settings = unknown, Secrets = unknown, Message = unknown> {
  name: string;
  title: { zh: string; en: string };
  /** The ad platform whose clicks come here; null for the marketing core. */
  adPlatform: 'ocean_engine' | 'tencent_ads' | 'kuaishou' | 'baidu' | null;
  events: readonly PlatformEvent[];
  settings: z.ZodType<Settings>;
  secrets: z.ZodType<Secrets>;
  batch: { maxRows: number; maxBytes: number };
  /** The platform drops a repeat of the same external id: a row of unknown fate may go again. */
  dropsRepeats: boolean;
  /** A single refused row: set aside with everything of the person behind it, or told as rejected and passed. */
  afterRefusal: 'park' | 'reject';
  /** Asks the dispatcher for the person's account at this host (`weapp`, `tt`). */
  hostAccountAt?: string;
  defaults: AccountDefaults;
  /** A refusal is final for the row and names its cause in a word. */
  map(row: OutgoingRow, settings: Settings): { message: Message } | { refusal: string };
  /** Size of one message in the body, in bytes; the dispatcher keeps to `batch.maxBytes` by it. */
  bytesOf(message: Message): number;
  write(messages: readonly Message[], context: WriteContext<Settings, Secrets>): OutgoingRequest;
  /** One verdict a message, in their order. Never throws, whatever the answer is. */
  read(answer: SinkAnswer, messages: readonly Message[]): Verdict[];
  /** The request as the ledger may keep it: nothing that names a person, opens an account or is a whole click id. */
  mask(request: OutgoingRequest): string;
  /** Asks the platform whether it knows us, without any effect; for the first gate. Absent: nothing to ask. */
  probe?(context: WriteContext<Settings, Secrets>): OutgoingRequest;
  readProbe?(answer: SinkAnswer): { ok: true } | { ok: false; cause: string };
  /** Secrets that run out: null while they are good, else the request for new ones. */
  renewal?(context: WriteContext<Settings, Secrets>): OutgoingRequest | null;
  readRenewal?(answer: SinkAnswer, secrets: Secrets, now: Date): { secrets: Secrets } | { cause: string };
}

/** What a new account starts with; each can be changed in its set-up. */
export interface AccountDefaults {
  windows: AccountWindows;
  unknownPolicy: 'hold' | 'resend_same_id';
  /** Requests, however many rows each of them carries. */
  rate: { perSecond: number; burst: number };
  timeoutMs: number;
}

export interface AccountWindows {
  /** How old the click may be when a shallow event goes back to it. */
  clickDays: number;
  deepClickDays: number;
  /** How old the event itself may be. */
  eventHours: number;
}
