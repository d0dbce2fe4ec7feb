import type { Request } from 'express';
import { bytesOfBody, isObject, objectOf, type PlatformAnswer, unknownField } from '../conversion-lists';
import type { FakeBaiduAccount } from './accounts';
import { answerOf, codes, type Failure } from './answer';
import { type CheckedConversion, checkConversion } from './conversion-check';
import type { PlatformState } from './platform-state';

/** "Fewer than 100" in a call. */
const maxConversions = 99;

interface OpenCall {
  account: FakeBaiduAccount;
  conversions: unknown[];
}

/** One call: what is good of it takes effect, the rest is listed by position. */
export function judgeConversions(state: PlatformState, request: Request): PlatformAnswer {
  const opened = open(state, request);
  if (!('account' in opened)) {
    for (const event of eventsOfConversions(request)) state.book.refuse(event, state.now());
    return answerOf(0, [{ ...opened, index: null }], state.positions);
  }
  const failures = takeGood(state, opened);
  return answerOf(opened.conversions.length - failures.length, failures, state.positions);
}

/** What can be read of a call without believing it; one empty text when that is nothing. */
export function eventsOfConversions(request: Request): string[] {
  const conversions = objectOf(bytesOfBody(request))?.conversionTypes;
  return Array.isArray(conversions) && conversions.length > 0 ? conversions.map(eventOf) : [''];
}

function eventOf(conversion: unknown): string {
  const type = isObject(conversion) ? conversion.newType : null;
  return typeof type === 'number' ? String(type) : '';
}

function open(state: PlatformState, request: Request): OpenCall | { code: number; message: string } {
  const malformed = (message: string) => ({ code: codes.malformed, message });
  if (!state.rate.isWithin(state.now())) return { code: codes.tooMany, message: 'too many requests' };
  if (request.method !== 'POST') return malformed('POST is expected');
  if (!request.is('application/json')) return malformed('application/json is expected');
  const body = objectOf(bytesOfBody(request));
  if (!body) return malformed('a JSON object is expected');
  const strange = unknownField(body, ['token', 'conversionTypes']);
  if (strange !== null) return malformed(`${strange} is not a field of the call`);
  const account = state.accounts.find(({ token }) => token === body.token);
  if (!account || state.endedTokens.has(account.token)) return { code: codes.tokenWrong, message: 'token' };
  const { conversionTypes: conversions } = body;
  if (!Array.isArray(conversions) || conversions.length < 1 || conversions.length > maxConversions) {
    return malformed('1 to 99 conversionTypes are expected');
  }
  return { account, conversions };
}

function takeGood(state: PlatformState, { account, conversions }: OpenCall): Failure[] {
  const now = state.now();
  const isKnownClick = (clickId: string) =>
    state.acceptAnyClick || state.clicks.find(clickId)?.accountId === account.accountId;
  const failures: Failure[] = [];
  conversions.forEach((value, index) => {
    const checked = judgeOne(state, checkConversion(value, { account, now, isKnownClick }));
    if ('conversion' in checked) return book(state, account, checked.conversion, now);
    failures.push({ ...checked, index });
    state.book.refuse(eventOf(value), now);
  });
  return failures;
}

function judgeOne(state: PlatformState, checked: ReturnType<typeof checkConversion>): typeof checked {
  if (!('conversion' in checked) || !state.refusesConversion(checked.conversion)) return checked;
  return { code: codes.notWanted, message: 'this conversion is not wanted' };
}

function book(
  state: PlatformState,
  account: FakeBaiduAccount,
  conversion: CheckedConversion,
  now: Date,
): void {
  const { clickId, newType, outerEventId, convertTime, convertValueFen } = conversion;
  const key = outerEventId === '' ? '' : `api ${newType} ${clickId} ${outerEventId}`;
  const booked = {
    accountId: account.accountId,
    event: String(newType),
    externalId: outerEventId,
    clickId,
    eventTime: convertTime,
    amountFen: convertValueFen,
    grade: null,
  };
  state.book.take(key, booked, now);
}
