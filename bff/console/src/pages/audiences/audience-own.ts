import type { StandingGroup } from '../../api/analysis-queries';
import type { OwnPart } from '../../analysis/report-view';
import type { StepName } from '../../api/types';

interface Audience {
  group: StandingGroup;
  /** Who did the first of these and not the second. */
  did: StepName;
  not: StepName;
  name: 'audienceRegistered' | 'audienceCredited';
}

/** The groups that always exist: people who stand one step before the money. */
export const audiences: Audience[] = [
  { group: 'registered_not_credited', did: 'registered', not: 'credited', name: 'audienceRegistered' },
  { group: 'credited_not_drawn', did: 'credited', not: 'drawn', name: 'audienceCredited' },
];

export interface AudienceOwn {
  /** Whose people are listed. */
  group: StandingGroup;
}

export const audiencePart: OwnPart<AudienceOwn> = {
  read: (parameters) => ({
    group: audiences.find(({ group }) => group === parameters.get('group'))?.group ?? audiences[0]!.group,
  }),
  write: ({ group }, parameters) => {
    if (group !== audiences[0]!.group) parameters.set('group', group);
  },
};
