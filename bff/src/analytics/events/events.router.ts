import { operator } from '../../platform/trpc';
import { answerPeopleBehind } from '../people-behind/people-behind';
import { PeoplePage } from '../people-behind/people-page';
import type { Sidecar } from '../sidecar/sidecar';
import { answerEvents } from './events';
import { EventsPeople, EventsQuestion } from './events.question';
import { eventsBehindSql } from './events.sql';

export const eventsProcedures = (sidecar: Sidecar) => ({
  events: operator.input(EventsQuestion).query(({ input, signal }) => answerEvents(sidecar, input, signal)),
  eventsPeople: operator
    .input(EventsPeople.and(PeoplePage))
    .query(({ ctx, input, signal }) =>
      answerPeopleBehind(ctx, sidecar, () => eventsBehindSql(input), input, signal),
    ),
});
