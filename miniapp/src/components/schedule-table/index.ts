export { ScheduleTable, type ScheduleRow } from './schedule-table';
