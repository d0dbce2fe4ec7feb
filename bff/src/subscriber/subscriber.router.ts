import { router } from '../platform/trpc';

export const subscriberRouter = router({});
