export { Months, type Month } from './months';
