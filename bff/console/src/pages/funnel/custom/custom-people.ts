import type { OwnPart } from '../../../analysis/report-view';
import { MAX_STEPS } from './custom-url';

const whichPeople = ['reached', 'lost'] as const;

/** The people behind a count: who came as far as a step, or who did the step before and not this one. */
export interface CustomPeople {
  what: (typeof whichPeople)[number];
  /** From 1. */
  step: number;
  /** A group as the answer names it; null is everybody. */
  group: string | null;
}

const MAX_GROUP_LENGTH = 256;
const FIRST_LOSS = 2;

export const customPeoplePart: OwnPart<CustomPeople | null> = {
  read: (parameters) => {
    const [, what, place] = /^([a-z]+)\.([1-9]\d?)$/.exec(parameters.get('people') ?? '') ?? [];
    const which = whichPeople.find((each) => each === what);
    const step = Number(place);
    if (!which || step > MAX_STEPS || (which === 'lost' && step < FIRST_LOSS)) return null;
    const group = parameters.get('of');
    return { what: which, step, group: group !== null && group.length <= MAX_GROUP_LENGTH ? group : null };
  },
  write: (people, parameters) => {
    if (!people) return;
    parameters.set('people', `${people.what}.${people.step}`);
    if (people.group !== null) parameters.set('of', people.group);
  },
};
