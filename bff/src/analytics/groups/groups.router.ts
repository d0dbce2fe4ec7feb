import { operator } from '../../platform/trpc';
import { answerGroup, answerPeople } from './people';
import { GroupQuestion, PeopleQuestion } from './people-question';

export const groupsProcedures = {
  /** The two standing groups: registered and not credited, credited and not drawn. */
  group: operator.input(GroupQuestion).query(({ ctx, input }) => answerGroup(ctx, input)),
  /** Who stands behind a number of the funnel. */
  people: operator.input(PeopleQuestion).query(({ ctx, input }) => answerPeople(ctx, input)),
};
