/** What the stand-in remembers: plain data, so that it can be kept in a file and shown to a test as it is. */
import { isDeepStrictEqual } from 'node:util';
import type {
  ApplicationForLender,
  CardDebit,
  LenderOffer,
  LenderPayout,
  LenderPosting,
  LoanForLender,
  RepaymentForLender,
} from '../../../bff/src/lender';
import type { DecisionOnWire } from './decisions';
import { CoreProblem } from './problem';

export interface CardBindingRequest {
  bindingId: string;
  name: string;
  identityNumber: string;
  cardNumber: string;
  reservedPhone: string;
}

export interface ApplicationEntry {
  request: ApplicationForLender;
  decision: DecisionOnWire;
  timesDecided: number;
}

export interface BindingEntry {
  request: CardBindingRequest;
  started: 'code_sent' | 'mismatch' | 'unsupported_card';
  code: string | null;
  sentAtMs: number;
  wrongTries: number;
  /** The place in the order of bindings; the card bound last is the one that is used. */
  boundAs: number | null;
}

/** What is still open of one instalment. */
export interface OpenInstallment {
  number: number;
  dueOn: string;
  principalFen: number;
  interestFen: number;
  feeFen: number;
  interestPaidFen: number;
}

export interface LoanAccount {
  offer: LenderOffer;
  disbursedOn: string;
  installments: OpenInstallment[];
}

export interface LoanEntry {
  /** Null when a cancellation overtook its payout. */
  request: LoanForLender | null;
  payout: LenderPayout;
  attempts: number;
  timesDisbursed: number;
  account: LoanAccount | null;
}

export interface DebitRequest {
  repaymentId: string;
  loanId: string;
  amountFen: number;
}

export interface DebitEntry {
  request: DebitRequest;
  debit: CardDebit;
  timesCharged: number;
}

export interface PostingEntry {
  request: RepaymentForLender;
  posting: LenderPosting;
}

export interface Books {
  applications: Record<string, ApplicationEntry>;
  bindings: Record<string, BindingEntry>;
  loans: Record<string, LoanEntry>;
  debits: Record<string, DebitEntry>;
  postings: Record<string, PostingEntry>;
}

export const emptyBooks = (): Books => ({
  applications: {},
  bindings: {},
  loans: {},
  debits: {},
  postings: {},
});

/** The entry under a reference, which must have been made by the very same request. */
export function entryOfRepeat<Entry extends { request: unknown }>(
  entries: Record<string, Entry>,
  reference: string,
  request: unknown,
): Entry | undefined {
  const known = entries[reference];
  if (known && !isDeepStrictEqual(known.request, request)) throw new CoreProblem(409, 'reference_reused');
  return known;
}

export function entryOf<Entry>(entries: Record<string, Entry>, reference: string): Entry {
  const known = entries[reference];
  if (!known) throw new CoreProblem(404, 'not_found');
  return known;
}

const total = <Entry>(entries: Record<string, Entry>, of: (entry: Entry) => number) =>
  Object.values(entries).reduce((sum, entry) => sum + of(entry), 0);

/** How often each thing really happened: what a test holds against what Loudou believes. */
export function countsOf(books: Books) {
  return {
    applications: Object.keys(books.applications).length,
    decisions: total(books.applications, (entry) => entry.timesDecided),
    cardsBound: total(books.bindings, (entry) => (entry.boundAs === null ? 0 : 1)),
    codesSent: total(books.bindings, (entry) => (entry.code === null ? 0 : 1)),
    loans: total(books.loans, (entry) => (entry.request === null ? 0 : 1)),
    payouts: total(books.loans, (entry) => entry.timesDisbursed),
    debits: Object.keys(books.debits).length,
    charges: total(books.debits, (entry) => entry.timesCharged),
    postings: Object.keys(books.postings).length,
    postedFen: total(books.postings, (entry) => entry.request.amountFen),
  };
}
