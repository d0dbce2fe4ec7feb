import type { StepName } from '../../api/types';
import type { OwnPart } from '../../analysis/report-view';
import { type CustomPeople, customPeoplePart } from './custom/custom-people';
import { customPart, type CustomFunnel } from './custom/custom-url';

export const stepNames: StepName[] = [
  'arrived',
  'consented',
  'registered',
  'started',
  'submitted',
  'credited',
  'drawn',
  'repaid',
  'settled',
];

const whichPeople = ['reached', 'standing', 'lost'] as const;

/** The people behind a number: who reached a step, who stands at it, or who did the step before and not this one. */
export interface StepPeople {
  what: (typeof whichPeople)[number];
  step: StepName;
  /** A value of the breakdown; null is everybody. */
  group: string | null;
}

/** What only the funnel's page holds in its address. */
export interface FunnelOwn {
  /** The step whose losses are explained; null is the one worth mending most. */
  step: StepName | null;
  live: boolean;
  people: StepPeople | null;
  /** The steps that somebody put together; null is the way from arrival to settled. */
  custom: CustomFunnel | null;
  /** The people behind a count of these steps. */
  behind: CustomPeople | null;
}

const isStep = (text: string | null): StepName | null => stepNames.find((each) => each === text) ?? null;

export const funnelPart: OwnPart<FunnelOwn> = {
  read: (parameters) => ({
    step: isStep(parameters.get('step')),
    live: parameters.get('live') === '1',
    people: readPeople(parameters),
    custom: customPart.read(parameters),
    behind: customPeoplePart.read(parameters),
  }),
  write: ({ step, live, people, custom, behind }, parameters) => {
    if (step) parameters.set('step', step);
    if (live) parameters.set('live', '1');
    // One list stands open at a time.
    if (people) writePeople(people, parameters);
    else customPeoplePart.write(behind, parameters);
    customPart.write(custom, parameters);
  },
};

function writePeople({ what, step, group }: StepPeople, parameters: URLSearchParams): void {
  parameters.set('people', `${what}.${step}`);
  if (group !== null) parameters.set('of', group);
}

const MAX_GROUP_LENGTH = 256;

function readPeople(parameters: URLSearchParams): StepPeople | null {
  const [what, name, ...rest] = (parameters.get('people') ?? '').split('.');
  const step = isStep(name ?? null);
  const which = whichPeople.find((each) => each === what);
  if (!step || !which || rest.length > 0) return null;
  const group = parameters.get('of');
  return { what: which, step, group: group !== null && group.length <= MAX_GROUP_LENGTH ? group : null };
}
