export { Reason, type ReasonProps } from './reason';
