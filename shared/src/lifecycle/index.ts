export * from './application';
export * from './loan';
export { advance, finalStates, type Transitions } from './machine';
