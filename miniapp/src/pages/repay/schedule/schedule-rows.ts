import type { ScheduleRow } from '../../../components';
import type { Home } from '../find-home';
import { monthWords } from '../month-words';

/** `3期 已还`: a period that lies ahead needs no word. Fees and penalties stand with the interest. */
export const scheduleRows = (calendar: Home['calendar']): ScheduleRow[] =>
  calendar.map(({ number, state, totalFen, principalFen, interestFen, feeFen }) => ({
    period: state === 'future' ? `${number}期` : `${number}期 ${monthWords[state]}`,
    totalFen,
    principalFen,
    interestFen: interestFen + feeFen,
    next: state === 'next' || state === 'overdue',
  }));
