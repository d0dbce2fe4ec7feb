import type { FactData, FactName } from '@loudou/shared/catalogue';

const application = 'app_01JD0000000000000000000010';
const loan = 'lon_01JD0000000000000000000020';
const offer = 'off_01JD0000000000000000000030';
const quote = 'quo_01JD0000000000000000000040';
const touch = 'tch_01JD0000000000000000000050';
const repayment = 'rpy_01JD0000000000000000000060';
const hash = 'a1'.repeat(32);
const instant = '2026-11-22T03:59:58.000Z';

const disbursement = {
  loanId: loan,
  applicationId: application,
  amountFen: 1_234_567,
  months: 12,
  method: 'equal_installment',
  annualRateBps: 1_680,
  disbursedAt: instant,
  limitBand: 'L3',
  riskBand: 'R2',
} as const;

/** One good example of every fact, so that a sink can be tried with whatever it tells of. */
export const sampleFacts: { [Name in FactName]: FactData<Name> } = {
  ad_touch_landed: {
    touchId: touch,
    host: 'tt',
    entryKind: 'ad',
    entryMode: 'cold',
    adPlatform: 'ocean_engine',
    ids: { projectId: '7123', promotionId: '7456' },
    paidClick: true,
  },
  consent_granted: {
    consentId: 'cns_01JD0000000000000000000070',
    purpose: 'ad_measurement',
    documentVersion: '2026-11-01',
    documentHash: hash,
    recipients: ['ocean_engine'],
    fields: ['click_id', 'funnel_step'],
  },
  consent_withdrawn: {
    consentId: 'cns_01JD0000000000000000000070',
    purpose: 'ad_measurement',
    effectiveAt: instant,
  },
  sms_sent: { challengeId: 'chl_01JD0000000000000000000080', vendor: 'sandbox', attempt: 1, latencyMs: 120 },
  sms_delivery_failed: { challengeId: 'chl_01JD0000000000000000000080', attempt: 1, code: 'limit' },
  phone_verified: { method: 'one_tap', seconds: 3 },
  user_registered: { method: 'one_tap', host: 'tt', priorTouches: 1, creditedTouchId: touch },
  user_returned: { linkRule: 'verified_phone', host: 'tt' },
  identities_merged: {
    fromPersonId: 'psn_01JD0000000000000000000003',
    intoPersonId: 'psn_01JD0000000000000000000004',
    linkRule: 'verified_phone',
    evidence: ['phone'],
  },
  identities_parted: {
    partedPersonId: 'psn_01JD0000000000000000000003',
    fromPersonId: 'psn_01JD0000000000000000000004',
    cause: 'link_undone',
  },
  precheck_completed: { applicationId: application, band: 'B2', eligible: true, publicReason: null },
  application_started: {
    applicationId: application,
    productCode: 'cash',
    lenderCode: 'sandbox',
    requestedAmountFen: 2_000_000,
    requestedMonths: 12,
    prefilledFields: 2,
  },
  application_step_completed: {
    applicationId: application,
    step: 'identity',
    stepVersion: 1,
    prefilled: false,
  },
  application_step_failed: { applicationId: application, step: 'face', code: 'too_dark', attempt: 1 },
  id_captured: { applicationId: application, attempts: 1, confidenceBand: 'high' },
  liveness_completed: { applicationId: application, attempts: 1, confidenceBand: 'high', vendor: 'sandbox' },
  bank_card_bound: {
    applicationId: application,
    cardId: 'crd_01JD0000000000000000000090',
    bankCode: 'icbc',
    attempts: 1,
  },
  bureau_authorised: { applicationId: application, documentHash: hash, readMs: 9_000 },
  application_submitted: {
    applicationId: application,
    lenderCode: 'sandbox',
    completedSteps: 4,
    secondsSinceStart: 240,
  },
  application_resumed: { applicationId: application, gapSeconds: 60, fromStep: 'face', hostChanged: false },
  decision_pending: { applicationId: application, waitSeconds: 30, promisedAt: instant },
  credit_approved: {
    applicationId: application,
    limitFen: 7_654_321,
    limitBand: 'L3',
    riskBand: 'R2',
    annualRateBps: 1_680,
    validUntil: '2026-12-22T04:00:00.000Z',
  },
  credit_declined: { applicationId: application, publicReason: 'policy', retryOn: '2027-02-22' },
  application_cancelled: { applicationId: application, fromState: 'draft' },
  offer_accepted: { applicationId: application, offerId: offer, rank: 1, totalCostFen: 98_765 },
  drawdown_quoted: {
    quoteId: quote,
    offerId: offer,
    amountFen: 1_234_567,
    months: 12,
    method: 'equal_installment',
    annualRateBps: 1_680,
    feesFen: 0,
    totalRepaymentFen: 1_350_000,
  },
  contract_signed: {
    contractId: 'ctr_01JD00000000000000000000A0',
    loanId: loan,
    documentHash: hash,
    costStatementHash: hash,
    readMs: 12_000,
  },
  drawdown_requested: {
    loanId: loan,
    applicationId: application,
    amountFen: 1_234_567,
    months: 12,
    annualRateBps: 1_680,
  },
  drawdown_cancelled: { loanId: loan, cause: 'changed_mind' },
  loan_disbursed: disbursement,
  repeat_drawn: { ...disbursement, loanId: 'lon_01JD0000000000000000000021', nth: 2 },
  disbursement_failed: { loanId: loan, attempt: 1, code: 'card_refused' },
  repayment_initiated: {
    repaymentId: repayment,
    loanId: loan,
    kind: 'due',
    amountFen: 112_500,
    channel: 'sandbox',
  },
  repayment_succeeded: {
    repaymentId: repayment,
    loanId: loan,
    kind: 'due',
    amountFen: 112_500,
    principalFen: 95_000,
    interestFen: 17_500,
    feeFen: 0,
    excessFen: 0,
    remainingPrincipalFen: 1_139_567,
    source: 'callback',
  },
  repayment_failed: { repaymentId: repayment, loanId: loan, code: 'no_balance', retryable: true },
  installment_overdue: { loanId: loan, installment: 3, daysBand: 'd1_3' },
  loan_settled: {
    loanId: loan,
    early: true,
    monthsHeld: 3,
    neverOverdue: true,
    paidInterestFen: 45_000,
  },
  settlement_letter_issued: { letterId: 'ltr_01JD00000000000000000000B0', loanId: loan, seconds: 2 },
  lead_state_marked: {
    commandId: 'cmd_2026_11_22_1',
    fromState: null,
    toState: 'clue_confirm',
    actor: 'marketing_core',
  },
  core_action_applied: {
    commandId: 'cmd_2026_11_22_1',
    actor: 'marketing_core',
    kind: 'lead_state',
    result: 'applied',
    cause: null,
  },
};
