import { isRealClick } from '../real-click';
import type { OutgoingGrade } from '../sink-definition';

const secondsOfTenDigits = { min: 1_000_000_000, max: 2_147_483_647 };
const clickIdPattern = /^[\w.-]{1,64}$/;
const outerActionIdPattern = /^\w{1,255}$/;
const appIdPattern = /^[\w-]{1,64}$/;
const openIdPattern = /^[\w-]{6,64}$/;

/** One amount above this fails the whole call, and every row in it. */
const maxYuan = 100_000_000;

/** Upper ends of the bands in basis points; above the last one the platform has no number. */
const rateBandEndsBps = [600, 900, 1_500, 1_800, 2_400, 2_800, 3_600];

/** Seconds since 1970; the platform takes ten digits up to 2147483647 and nothing else. */
export function actionTimeSeconds(occurredAt: Date): number | null {
  const seconds = Math.floor(occurredAt.getTime() / 1_000);
  return seconds >= secondsOfTenDigits.min && seconds <= secondsOfTenDigits.max ? seconds : null;
}

/** Whole yuan, what is left over cut off: never a yuan more than there was. Null for what is no amount or too large. */
export function wholeYuan(amountFen: unknown): number | null {
  if (typeof amountFen !== 'number' || !Number.isSafeInteger(amountFen) || amountFen < 0) return null;
  const yuan = (amountFen - (amountFen % 100)) / 100;
  return yuan <= maxYuan ? yuan : null;
}

const levels = { A: 1, B: 2, C: 3 } as const;

/** 1 is the best. */
export const levelOf = ({ grade }: OutgoingGrade): 1 | 2 | 3 => levels[grade];

/** 1 to 7 for (0,6] (6,9] (9,15] (15,18] (18,24] (24,28] (28,36] percent a year; null outside of these. */
export function rateBandOf(annualRateBps: unknown): number | null {
  if (typeof annualRateBps !== 'number' || !Number.isInteger(annualRateBps) || annualRateBps <= 0)
    return null;
  const band = rateBandEndsBps.findIndex((endBps) => annualRateBps <= endBps);
  return band === -1 ? null : band + 1;
}

export const isClickId = (text: unknown): text is string => isRealClick(text) && clickIdPattern.test(text);

export const isOuterActionId = (text: unknown): text is string =>
  typeof text === 'string' && outerActionIdPattern.test(text);

export const isAppId = (text: unknown): text is string => typeof text === 'string' && appIdPattern.test(text);

export const isOpenId = (text: unknown): text is string =>
  typeof text === 'string' && openIdPattern.test(text);
