import { operator } from '../../platform/trpc';
import type { Sidecar } from './sidecar';

export const sidecarProcedures = (sidecar: Sidecar) => ({
  /** Whether ad hoc reports can be asked, and while their store is built how far that is. */
  reportStore: operator.query(() => sidecar.status()),
});
