import { fenText } from '../../format/money';
import { countText } from '../../format/numbers';
import { beijingDay, dayText, shortClockText } from '../../format/moments';
import type { Language } from '../../language';

const MINUS = '−';

/** +¥1,200, −¥1,200, ¥0. */
export function differenceText(fen: number): string {
  if (fen === 0) return fenText(0);
  return fen > 0 ? `+${fenText(fen)}` : `${MINUS}${fenText(-fen)}`;
}

const BPS_PER_PERCENT = 100;

/** 18%, 7.25%. */
export function rateText(rateBps: number): string {
  return `${Number((rateBps / BPS_PER_PERCENT).toFixed(2))}%`;
}

/** 11月22日 14:00; the year where it is another. */
export function momentText(iso: string, language: Language): string {
  const year = beijingDay(iso).slice(0, 4);
  const day = dayText(iso, language);
  const sameYear = year === beijingDay(new Date()).slice(0, 4);
  const dated = sameYear ? day : language === 'zh' ? `${year}年${day}` : `${day} ${year}`;
  return `${dated} ${shortClockText(iso)}`;
}

/** Full yuan on an axis, where fen would only be noise. */
export function axisYuanText(fen: number): string {
  return `¥${countText(Math.round(fen / 100))}`;
}
