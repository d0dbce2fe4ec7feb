export { createFakeKuaishou } from './fake-kuaishou';
