import { operator } from '../../platform/trpc';
import type { Sidecar } from '../sidecar/sidecar';
import { answerEvents, EventsQuestion } from './events';

export const eventsProcedures = (sidecar: Sidecar) => ({
  events: operator.input(EventsQuestion).query(({ input, signal }) => answerEvents(sidecar, input, signal)),
});
