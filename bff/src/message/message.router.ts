import { person, router } from '../platform/trpc';
import { readMessages } from './message.queries';

export const messageRouter = router({
  list: person.query(({ ctx }) => readMessages(ctx)),
});
