import { router } from '../platform/trpc';

export const gradingRouter = router({});
