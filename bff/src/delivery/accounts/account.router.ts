import { router } from '../../platform/trpc';

export const accountRouter = router({});
