import type { PlatformAnswer } from '../conversion-lists';

/** The documents name no codes for this interface; the numbers are the stand-in's, apart from the token's. */
export const codes = {
  tokenWrong: 401,
  tooMany: 421,
  malformed: 9001,
  landingAddress: 9002,
  clickNotKnown: 9003,
  typeNotKnown: 9004,
  timeWrong: 9005,
  valueWrong: 9006,
  externalIdWrong: 9007,
  notWanted: 9008,
} as const;

export interface Failure {
  code: number;
  message: string;
  /** Which conversion of the call; null where it is about the call. */
  index: number | null;
}

/** Where a failure is: the number alone, or the path of the conversion in the request. */
export type PositionStyle = 'index' | 'path';

const statuses = { success: 0, partial: 1, failed: 2 };

/** Errors are HTTP 200 too; the word on the call stands in the header of the body. */
export function answerOf(
  taken: number,
  failures: readonly Failure[],
  style: PositionStyle = 'path',
): PlatformAnswer {
  const outcome = failures.length === 0 ? 'success' : taken > 0 ? 'partial' : 'failed';
  const header = {
    status: statuses[outcome],
    desc: outcome,
    succ: taken,
    oprs: taken + failures.length,
    ...(failures.length > 0 ? { failures: failures.map((failure) => failureOf(failure, style)) } : {}),
  };
  return { status: 200, body: { header, body: {} } };
}

function failureOf({ code, message, index }: Failure, style: PositionStyle) {
  if (index === null) return { code, message };
  return { code, message, position: style === 'index' ? index : `conversionTypes[${index}]` };
}
