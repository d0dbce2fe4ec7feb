import { router } from '../platform/trpc';

export const reconciliationRouter = router({});
