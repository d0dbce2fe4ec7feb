/** The lender over HTTP, as lender.openapi.json documents it. */
import type { z } from 'zod';
import {
  bindingConfirmedAnswer,
  bindingStartedAnswer,
  debitAnswer,
  payoutAnswer,
  postingAnswer,
} from './lender.answers';
import { createNoticeReader } from './lender.notices';
import { type Lender, type LenderDecision, LenderUnavailable } from './lender.port';
import { accountsFor, parseJson, readDecisionAnswer } from './lender.rules';
import {
  createLenderTransport,
  describe,
  type LenderRequest,
  type LenderTransportOptions,
  type SendToLender,
} from './lender.transport';

export interface HttpLenderOptions extends LenderTransportOptions {
  noticeSecrets: readonly string[];
}

export function createHttpLender(options: HttpLenderOptions): Lender {
  const send = createLenderTransport(options);
  const applications = referencePath('applications');
  const bindings = referencePath('card-bindings');
  const loans = referencePath('loans');
  const debits = referencePath('debits');
  const repayments = referencePath('repayments');

  return {
    submitApplication: (application) =>
      askForDecision(send, put(applications(application.applicationId), application)),
    readDecision: (applicationId) => askForDecision(send, get(applications(applicationId))),

    startCardBinding: (card) => ask(send, put(bindings(card.bindingId), card), bindingStartedAnswer),
    confirmCardBinding: (binding) =>
      ask(send, post(`${bindings(binding.bindingId)}/confirm`, binding), bindingConfirmedAnswer),

    requestPayout: (loan) => ask(send, put(loans(loan.loanId), loan), payoutAnswer),
    readPayout: (loanId) => ask(send, get(loans(loanId)), payoutAnswer),
    cancelPayout: (loanId) => ask(send, post(`${loans(loanId)}/cancellation`, { loanId }), payoutAnswer),

    debitCard: (debit) => ask(send, put(debits(debit.repaymentId), debit), debitAnswer),
    readDebit: (repaymentId) => ask(send, get(debits(repaymentId)), debitAnswer),

    async postRepayment(repayment) {
      const request = put(repayments(repayment.repaymentId), repayment);
      const posting = await ask(send, request, postingAnswer);
      if (!accountsFor(posting, repayment.amountFen)) throw outsideContract(request);
      return posting;
    },

    readNotice: createNoticeReader(options.noticeSecrets),
  };
}

const referencePath = (collection: string) => (reference: string) =>
  `/v1/${collection}/${encodeURIComponent(reference)}`;

const get = (path: string): LenderRequest => ({ method: 'GET', path });
const put = (path: string, body: unknown): LenderRequest => ({ method: 'PUT', path, body });
const post = (path: string, body: unknown): LenderRequest => ({ method: 'POST', path, body });

async function askForDecision(send: SendToLender, request: LenderRequest): Promise<LenderDecision> {
  const text = await send(request);
  return readDecisionAnswer(parseJson(text), text);
}

// Money may have moved behind an answer that we cannot read, so it is treated as no answer: ask again.
async function ask<Answer>(
  send: SendToLender,
  request: LenderRequest,
  schema: z.ZodType<Answer>,
): Promise<Answer> {
  const answer = schema.safeParse(parseJson(await send(request)));
  if (!answer.success) throw outsideContract(request);
  return answer.data;
}

function outsideContract(request: LenderRequest): LenderUnavailable {
  return new LenderUnavailable(`${describe(request)} was answered outside the contract`);
}
