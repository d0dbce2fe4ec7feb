export * from './behaviour';
export type { FactDefinition } from './define-fact';
export * from './facts';
