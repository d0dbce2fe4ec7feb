import { beijingDate } from '@loudou/shared/calendar';
import type { Home } from './find-home';

type Settlement = NonNullable<Home['earlySettlement']>;

/** `22 天利息` only when it is the interest of those days alone: with a due period in it, days would not explain it. */
export function interestLabel({ days }: Settlement, home: Pick<Home, 'next' | 'asOf'>): string {
  const hasDuePeriod = home.next !== null && home.next.dueOn <= beijingDate(Date.parse(home.asOf));
  return days > 0 && !hasDuePeriod ? `${days} 天利息` : '利息';
}
