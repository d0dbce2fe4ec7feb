export type { CallbackAuth } from './callback-auth';
export { createFakeOceanEngine, type FakeOceanEngineOptions } from './fake-ocean-engine';
