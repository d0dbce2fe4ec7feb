import { isRealClick } from '../real-click';

const secondsOfTenDigits = { min: 1_000_000_000, max: 9_999_999_999 };
const clickIdPattern = /^[\w-]{1,256}$/;
const outerEventIdPattern = /^\w{1,255}$/;
const planIdPattern = /^[\w-]{1,64}$/;
export const maxLandingAddressChars = 1_024;

/** A larger value has its conversion listed as a failure. */
const mostValueFen = 10_000_000_000;

/** What a landing link may carry of the plan behind it. Any other parameter of it stays with us. */
const planParameters = [
  'planid',
  'plan_id',
  'unitid',
  'unit_id',
  'ideaid',
  'idea_id',
  'keywordid',
  'keyword_id',
  'e_creative',
  'e_keywordid',
];

/** Seconds since 1970 in ten digits. */
export function convertTimeSeconds(occurredAt: Date): number | null {
  const seconds = Math.floor(occurredAt.getTime() / 1_000);
  return seconds >= secondsOfTenDigits.min && seconds <= secondsOfTenDigits.max ? seconds : null;
}

/** Fen as they are; null for what is no amount, for nothing, and for more than the platform takes. */
export function convertValueFen(amountFen: unknown): number | null {
  if (typeof amountFen !== 'number' || !Number.isInteger(amountFen)) return null;
  return amountFen > 0 && amountFen <= mostValueFen ? amountFen : null;
}

export const isClickId = (text: unknown): text is string => isRealClick(text) && clickIdPattern.test(text);

export const isOuterEventId = (text: unknown): text is string =>
  typeof text === 'string' && outerEventIdPattern.test(text);

/**
 * The landing address of the click, made anew: the account's page, the ids of the plan and the click id. What else
 * the person's link carried may name somebody, so nothing of it is copied.
 */
export function landingAddress(
  landingUrl: string,
  clickId: string,
  parameters: Record<string, string[]>,
): string {
  // Before the account is set up a dry run still shows the parameters.
  const address = new URL(landingUrl === '' ? 'https://landing.invalid/' : landingUrl);
  address.hash = '';
  for (const name of planParameters) {
    const value = Object.hasOwn(parameters, name) ? parameters[name]?.[0] : undefined;
    if (value !== undefined && planIdPattern.test(value) && !/^__.*__$/.test(value)) {
      address.searchParams.set(name, value);
    }
  }
  address.searchParams.set('bd_vid', clickId);
  return address.href;
}
