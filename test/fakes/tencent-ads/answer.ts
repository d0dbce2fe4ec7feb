import type { PlatformAnswer } from '../conversion-lists';

/** Codes that are published, and one of the validation family for what has none of its own. */
export const codes = {
  ok: 0,
  tokenExpired: 11000,
  tokenInvalid: 11002,
  tokenEmpty: 11005,
  clientInvalid: 11007,
  refreshTokenInvalid: 11010,
  refreshTokenExpired: 11012,
  tooManyASecond: 11016,
  globalParameterMissing: 12000,
  timestampOutside: 12001,
  nonceSeen: 12002,
  callbackContent: 20001,
  conversionIdIllegal: 20002,
  callbackUndecodable: 20006,
  apiError: 30000,
  parameter: 31001,
  setNotOfAccount: 900351000,
  appNotAuthorised: 900351001,
} as const;

/** Errors are HTTP 200 too: who reads only the status takes every one of them for a success. */
export function answerOf(code: number, message = '', data?: object): PlatformAnswer {
  return { status: 200, body: { code, message, message_cn: message, ...(data ? { data } : {}) } };
}

export interface Refusal {
  code: number;
  message: string;
}

export const refuse = (code: number, message: string): { refusal: Refusal } => ({
  refusal: { code, message },
});
