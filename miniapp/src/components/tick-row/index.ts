export { TickRow, type TickRowProps } from './tick-row';
