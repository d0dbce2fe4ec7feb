/** A lending core for the sandbox and for tests: strict about the contract, with books and failures of its own. */
import type { Router } from 'express';
import { decide, readDecision, scheduleDecisions, submitApplication } from './applications';
import { countsOf, entryOf } from './books';
import { openBooks } from './books-file';
import { codesSentTo, confirmCardBinding, startCardBinding } from './cards';
import { type Core, type LenderDelays, usualDelays } from './core';
import { debitCard, endDebit, readDebit, scheduleDebit } from './debits';
import { approval, type DecisionOnWire, refusal } from './decisions';
import { createLenderRouter, type Handlers } from './http';
import { createNoticeSender } from './notices';
import { createOutages } from './outages';
import { cancelPayout, disburse, failPayout, readPayout, requestPayout, schedulePayout } from './payouts';
import { postRepayment } from './postings';
import { createTimers } from './timers';

export interface FakeLenderOptions {
  clock: { now(): Date };
  noticeUrl: string | (() => string);
  secrets: { token: string; signingSecret: string; noticeSecret: string };
  delays?: Partial<LenderDelays>;
  noticeRetryDelaysMs?: readonly number[];
  /** Where the books are kept; without it they live as long as the process. */
  booksFile?: string;
}

export type FakeLender = ReturnType<typeof createFakeLender>;

export function createFakeLender({ clock, secrets, delays, booksFile, ...options }: FakeLenderOptions) {
  const timers = createTimers();
  const outages = createOutages();
  const notices = createNoticeSender({
    url: options.noticeUrl,
    secret: secrets.noticeSecret,
    now: () => clock.now(),
    after: timers.after,
    retryDelaysMs: options.noticeRetryDelaysMs,
  });
  const { books, save } = openBooks(booksFile);
  const core: Core = {
    books,
    save,
    clock,
    delays: { ...usualDelays, ...delays },
    notices,
    after: timers.after,
  };
  resume(core);
  const router: Router = createLenderRouter(handlersOf(core), secrets, outages);

  return {
    router,
    /** The six digits sent to a phone, the newest first. */
    codes: (phone: string) => codesSentTo(core, phone),
    decide(applicationId: string, decision: 'approve' | 'decline' | DecisionOnWire) {
      const now = clock.now();
      if (decision === 'approve') decide(core, applicationId, approval(applicationId, now));
      else decide(core, applicationId, decision === 'decline' ? refusal(now) : decision);
    },
    disburse: (loanId: string) => disburse(core, loanId),
    failPayout: (loanId: string, reasonCode = 'card_rejected', retryable = true) =>
      failPayout(core, loanId, reasonCode, retryable),
    succeedDebit: (repaymentId: string) => endDebit(core, repaymentId, null),
    failDebit: (repaymentId: string, reasonCode = 'insufficient_funds') =>
      endDebit(core, repaymentId, reasonCode),
    counts: () => countsOf(books),
    books: (loanId: string) =>
      structuredClone({
        ...entryOf(books.loans, loanId),
        postings: Object.values(books.postings).filter(({ request }) => request.loanId === loanId),
      }),
    applications: () => structuredClone(Object.values(books.applications)),
    loans: () => structuredClone(Object.values(books.loans)),
    /** Changes take hold for what is asked from now on. */
    delays: core.delays,
    notices,
    goDown: outages.goDown,
    comeBack: outages.comeBack,
    answerLate: outages.answerLate,
    loseAnswers: outages.loseAnswers,
    close: timers.close,
  };
}

function handlersOf(core: Core): Handlers {
  return {
    submitApplication: (_reference, body) => submitApplication(core, body),
    readDecision: (applicationId) => readDecision(core, applicationId),
    startCardBinding: (_reference, body) => startCardBinding(core, body),
    confirmCardBinding: (_reference, body) => confirmCardBinding(core, body),
    requestPayout: (_reference, body) => requestPayout(core, body),
    readPayout: (loanId) => readPayout(core, loanId),
    cancelPayout: (loanId) => cancelPayout(core, loanId),
    debitCard: (_reference, body) => debitCard(core, body),
    readDebit: (repaymentId) => readDebit(core, repaymentId),
    postRepayment: (_reference, body) => postRepayment(core, body),
  };
}

/** Takes up again what was pending when the books were closed. */
function resume(core: Core): void {
  const { applications, loans, debits } = core.books;
  for (const { request, timesDecided } of Object.values(applications)) {
    if (timesDecided === 0) scheduleDecisions(core, request);
  }
  for (const [loanId, entry] of Object.entries(loans)) {
    if (entry.payout.outcome === 'pending') schedulePayout(core, entry, loanId);
  }
  for (const { request, debit } of Object.values(debits)) {
    if (debit.outcome === 'pending') scheduleDebit(core, request);
  }
}
