import * as z from 'zod/mini';
import { defineFact } from '../define-fact';
import {
  applicationStep,
  basisPoints,
  count,
  date,
  fen,
  hash,
  instant,
  milliseconds,
  months,
  reference,
  word,
} from '../fields';

const applicationId = reference;

export const precheckCompleted = defineFact({
  name: 'precheck_completed',
  version: 1,
  meaning: { zh: '预审完成，未查征信', en: 'Pre-check done, no bureau query' },
  once: 'run',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, band: word, eligible: z.boolean(), publicReason: z.nullable(word) }),
});

export const applicationStarted = defineFact({
  name: 'application_started',
  version: 1,
  meaning: { zh: '开始申请', en: 'Started an application' },
  once: 'application',
  leavesBy: 'application_processing',
  data: z.object({
    applicationId,
    productCode: word,
    lenderCode: word,
    requestedAmountFen: fen,
    requestedMonths: months,
    prefilledFields: count,
  }),
});

export const applicationStepCompleted = defineFact({
  name: 'application_step_completed',
  version: 1,
  meaning: { zh: '完成一个步骤', en: 'Completed one step' },
  once: 'application, step, version',
  leavesBy: 'application_processing',
  data: z.object({
    applicationId,
    step: applicationStep,
    stepVersion: count,
    activeMs: z.optional(milliseconds),
    prefilled: z.boolean(),
  }),
});

export const applicationStepFailed = defineFact({
  name: 'application_step_failed',
  version: 1,
  meaning: { zh: '一个步骤没有通过', en: 'One step did not pass' },
  once: 'attempt',
  leavesBy: 'application_processing',
  data: z.object({
    applicationId,
    step: applicationStep,
    code: word,
    vendor: z.optional(word),
    attempt: count,
  }),
});

export const idCaptured = defineFact({
  name: 'id_captured',
  version: 1,
  meaning: { zh: '身份信息已核对', en: 'The identity document was taken and checked' },
  once: 'application, step version',
  leavesBy: 'application_processing',
  data: z.object({
    applicationId,
    attempts: count,
    confidenceBand: z.enum(['high', 'medium', 'low', 'manual']),
  }),
});

export const livenessCompleted = defineFact({
  name: 'liveness_completed',
  version: 1,
  meaning: { zh: '人脸核验通过', en: 'The face check passed' },
  once: 'face check',
  leavesBy: 'application_processing',
  data: z.object({
    applicationId,
    attempts: count,
    confidenceBand: z.enum(['high', 'medium', 'low']),
    vendor: word,
  }),
});

export const bankCardBound = defineFact({
  name: 'bank_card_bound',
  version: 1,
  meaning: { zh: '收款银行卡已绑定', en: 'The bank card was bound' },
  once: 'card',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, cardId: reference, bankCode: word, attempts: count }),
});

export const bureauAuthorised = defineFact({
  name: 'bureau_authorised',
  version: 1,
  meaning: { zh: '同意查询征信', en: 'The bureau query was authorised' },
  once: 'application',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, documentHash: hash, readMs: milliseconds }),
});

export const applicationSubmitted = defineFact({
  name: 'application_submitted',
  version: 1,
  meaning: { zh: '完件：提交申请', en: 'The application was submitted' },
  once: 'application',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, lenderCode: word, completedSteps: count, secondsSinceStart: count }),
});

export const applicationResumed = defineFact({
  name: 'application_resumed',
  version: 1,
  meaning: { zh: '离开后回到同一步', en: 'Came back to the same step' },
  once: 'resume',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, gapSeconds: count, fromStep: word, hostChanged: z.boolean() }),
});

export const decisionPending = defineFact({
  name: 'decision_pending',
  version: 1,
  meaning: { zh: '审批还在进行', en: 'The decision takes longer' },
  once: 'application, hour',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, waitSeconds: count, promisedAt: instant }),
});

export const creditApproved = defineFact({
  name: 'credit_approved',
  version: 1,
  meaning: { zh: '授信：审批通过', en: 'Credit was granted' },
  once: 'application',
  leavesBy: 'application_processing',
  data: z.object({
    applicationId,
    limitFen: fen,
    limitBand: word,
    riskBand: word,
    annualRateBps: basisPoints,
    validUntil: instant,
  }),
});

export const creditDeclined = defineFact({
  name: 'credit_declined',
  version: 1,
  meaning: { zh: '审批未通过', en: 'Credit was declined' },
  once: 'application',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, publicReason: word, retryOn: date }),
});

export const applicationCancelled = defineFact({
  name: 'application_cancelled',
  version: 1,
  meaning: { zh: '本人取消申请', en: 'The person cancelled the application' },
  once: 'application',
  leavesBy: 'application_processing',
  data: z.object({ applicationId, fromState: word }),
});

export const applicationFacts = [
  precheckCompleted,
  applicationStarted,
  applicationStepCompleted,
  applicationStepFailed,
  idCaptured,
  livenessCompleted,
  bankCardBound,
  bureauAuthorised,
  applicationSubmitted,
  applicationResumed,
  decisionPending,
  creditApproved,
  creditDeclined,
  applicationCancelled,
] as const;
