/**
 * Everything that may be refused, by code. The BFF answers with the code; the phone turns it into Chinese
 * that says what to do next; nobody parses messages.
 */
export const errorCodes = {
  // who is calling
  session_missing: { httpStatus: 401, retryable: false },
  session_expired: { httpStatus: 401, retryable: false },
  not_registered: { httpStatus: 403, retryable: false },
  operator_sign_in_failed: { httpStatus: 401, retryable: false },
  operator_required: { httpStatus: 401, retryable: false },
  not_allowed: { httpStatus: 403, retryable: false },
  not_found: { httpStatus: 404, retryable: false },
  // what is asked
  invalid_input: { httpStatus: 400, retryable: false },
  key_reused: { httpStatus: 409, retryable: false },
  consent_required: { httpStatus: 403, retryable: false },
  document_changed: { httpStatus: 409, retryable: false },
  too_many_requests: { httpStatus: 429, retryable: true },
  // phone
  code_wrong: { httpStatus: 422, retryable: false },
  code_expired: { httpStatus: 422, retryable: false },
  code_too_soon: { httpStatus: 429, retryable: true },
  code_cap_reached: { httpStatus: 429, retryable: false },
  sms_not_sent: { httpStatus: 502, retryable: true },
  host_phone_unavailable: { httpStatus: 502, retryable: false },
  host_login_failed: { httpStatus: 502, retryable: true },
  // application
  step_not_open: { httpStatus: 409, retryable: false },
  identity_number_invalid: { httpStatus: 422, retryable: false },
  identity_expired: { httpStatus: 422, retryable: false },
  identity_age_refused: { httpStatus: 422, retryable: false },
  identity_taken: { httpStatus: 409, retryable: false },
  face_check_failed: { httpStatus: 422, retryable: true },
  face_check_unavailable: { httpStatus: 503, retryable: true },
  card_invalid: { httpStatus: 422, retryable: false },
  card_mismatch: { httpStatus: 422, retryable: false },
  cooling_down: { httpStatus: 409, retryable: false },
  // loan
  offer_expired: { httpStatus: 409, retryable: false },
  quote_expired: { httpStatus: 409, retryable: false },
  price_changed: { httpStatus: 409, retryable: false },
  reading_not_finished: { httpStatus: 409, retryable: false },
  amount_out_of_range: { httpStatus: 422, retryable: false },
  loan_not_open: { httpStatus: 409, retryable: false },
  payout_already_under_way: { httpStatus: 409, retryable: false },
  // repayment
  nothing_due: { httpStatus: 409, retryable: false },
  payment_in_progress: { httpStatus: 409, retryable: false },
  payment_unavailable: { httpStatus: 502, retryable: true },
  // ourselves and those behind us
  lender_unavailable: { httpStatus: 503, retryable: true },
  outside_unavailable: { httpStatus: 503, retryable: true },
  overloaded: { httpStatus: 503, retryable: true },
  internal: { httpStatus: 500, retryable: true },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** What stands in the answer beside the code. `details` never holds a personal value. */
export interface PublicError {
  code: ErrorCode;
  retryable: boolean;
  requestId?: string;
  details?: Record<string, string | number | boolean | null>;
}
