import type { Act, Phone, PlannedEvent } from '../plan/plan.types';

type Sending = Extract<Act, { do: 'send' }>;

/** The moment at which a batch leaves the phone; it is received when the act happens. */
export const sentMs = (act: Pick<Sending, 'atMs'>, phone: Phone): number => act.atMs - phone.latencyMs;

/** The body as this phone writes it, every time by its own clock. */
export function bodyOf(act: Sending, phone: Phone, shiftMs = 0): string {
  const offByMs = phone.clockOffByMs + shiftMs;
  return JSON.stringify({
    sentAtMs: sentMs(act, phone) + offByMs,
    appVersion: phone.appVersion,
    events: act.events.map((event) => spoilt(event, offByMs)),
  });
}

function spoilt(event: PlannedEvent, offByMs: number): unknown {
  const whole = {
    eventId: event.eventId,
    name: event.name,
    version: 1,
    occurredAtMs: event.atMs + offByMs,
    sequence: event.sequence,
    page: event.page,
    visitId: event.visitId,
    properties: event.properties,
  };
  switch (event.malformed) {
    case null:
      return whole;
    case 'not_an_event':
      return { ...whole, sequence: 'first' };
    case 'unknown_name':
      return { ...whole, name: 'page_dreamt' };
    case 'unknown_version':
      return { ...whole, version: 9 };
    case 'bad_properties':
      return { ...whole, name: 'page_left', properties: { dwellMs: 'long' } };
    case 'time_out_of_range':
      return { ...whole, occurredAtMs: -1 };
    case 'text_not_storable':
      return { ...whole, page: 'entry\0' };
  }
}
