export { PromiseLine, type PromiseLineProps } from './promise-line';
