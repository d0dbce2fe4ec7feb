import { isEvent, pageOf, propertiesOf } from '../../analysis/catalogue-events';
import type { OwnPart } from '../../analysis/report-view';
import { type EventsFigure, readFigure, writeFigure } from './events-people';

export interface EventsOwn {
  event: string;
  /** Null: on every page. */
  page: string | null;
  /** A property with numbers, whose sum and percentiles are worked out. */
  measure: string | null;
  /** Whose people stand beside the report. */
  figure: EventsFigure | null;
}

const firstEvent = 'page_viewed';

/** What can be summed up of an event. */
export const measuresOf = (event: string): string[] =>
  propertiesOf(event).flatMap(({ name, kind }) => (kind === 'number' ? [name] : []));

export const eventsPart: OwnPart<EventsOwn> = {
  read: (parameters) => {
    const named = parameters.get('event') ?? '';
    const event = isEvent(named) ? named : firstEvent;
    const measure = parameters.get('of') ?? '';
    return {
      event,
      page: pageOf(event, parameters.get('at')),
      measure: measuresOf(event).includes(measure) ? measure : null,
      figure: readFigure(parameters),
    };
  },
  write: ({ event, page, measure, figure }, parameters) => {
    if (event !== firstEvent) parameters.set('event', event);
    if (page !== null) parameters.set('at', page);
    if (measure !== null) parameters.set('of', measure);
    if (figure) writeFigure(figure, parameters);
  },
};
