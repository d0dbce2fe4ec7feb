export { StateCard, type StateCardProps } from './state-card';
