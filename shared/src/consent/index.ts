export * from './documents';
export * from './purposes';
