export { beijingDate, daysBetween, dueDates, type CalendarDate } from './calendar-date';
