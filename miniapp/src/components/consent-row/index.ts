export { ConsentRow, type ConsentRowProps } from './consent-row';
