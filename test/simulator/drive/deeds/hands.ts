import { randomBytes } from 'node:crypto';
import { consentDocuments, type Purpose } from '@loudou/shared/consent';
import type { GivenVariant } from '@loudou/shared/page-config';
import type { Act, Human, Phone } from '../../plan/plan.types';
import type { Door } from '../door';
import type { OutsideWorld } from '../outside-world';

export type ActOf<Deed extends Act['do']> = Extract<Act, { do: Deed }>;

export interface OnPhone {
  token: string | null;
  /** What its pages show by the last opening. */
  given: readonly GivenVariant[];
  /** Assignments whose sight it has told. */
  told: Set<string>;
}

/** What the BFF has answered somebody so far, for what they do next. */
export interface OfHuman {
  challengeId: string;
  personId: string;
  applicationId: string;
  quote: { quoteId: string; costStatementHash: string; contractHash: string };
  loanId: string;
}

/** What a deed is done with: a human, the phone in hand, and the doors, at one moment. */
export interface Hands {
  human: Human;
  ofHuman: Partial<OfHuman>;
  phone: Phone;
  onPhone: OnPhone;
  door: Door;
  outside: OutsideWorld;
  /** The moment to name at the door; undefined where the BFF lives by the machine's clock. */
  atMs: number | undefined;
  call<Answer>(procedure: string, input: unknown): Promise<Answer>;
}

export const newKey = () => randomBytes(12).toString('hex');
export const version = (purpose: Purpose) => consentDocuments[purpose].version;
export const amountFen = 1_000_000;
export const pollEveryMs = 15;
export const pollLimitMs = 60_000;
