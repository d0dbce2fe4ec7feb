import { findBehaviour, findFact } from '@loudou/shared/catalogue';
import type { OwnPart } from '../../analysis/report-view';
import { hasPage, propertiesOf } from '../funnel/custom/catalogue-choice';

export interface EventsOwn {
  event: string;
  /** Null: on every page. */
  page: string | null;
  /** A property with numbers, whose sum and percentiles are worked out. */
  measure: string | null;
}

export const firstEvent = 'page_viewed';
const MAX_PAGE = 128;

export const isEvent = (name: string): boolean =>
  findFact(name) !== undefined || findBehaviour(name) !== undefined;

/** What can be summed up of an event. */
export const measuresOf = (event: string): string[] =>
  propertiesOf(event).flatMap(({ name, kind }) => (kind === 'number' ? [name] : []));

export const eventsPart: OwnPart<EventsOwn> = {
  read: (parameters) => {
    const named = parameters.get('event') ?? '';
    const event = isEvent(named) ? named : firstEvent;
    const page = parameters.get('at');
    const measure = parameters.get('of') ?? '';
    return {
      event,
      page: page !== null && page !== '' && page.length <= MAX_PAGE && hasPage(event) ? page : null,
      measure: measuresOf(event).includes(measure) ? measure : null,
    };
  },
  write: ({ event, page, measure }, parameters) => {
    if (event !== firstEvent) parameters.set('event', event);
    if (page !== null) parameters.set('at', page);
    if (measure !== null) parameters.set('of', measure);
  },
};
