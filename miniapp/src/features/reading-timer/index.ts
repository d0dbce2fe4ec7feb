export { type ReadingTimer, useReadingTimer } from './reading-timer';
