import { datasetOf, elementId, lineage, type ViewElement } from './element';

export interface HostEvent {
  readonly type: string;
  readonly detail?: Record<string, unknown>;
  readonly bubbles?: boolean;
}

/** Brings an event object into the bundle's realm. */
export type EventCopy = (event: Record<string, unknown>) => unknown;

type Phase = 'capture-' | '';

/**
 * Sends an event along the tree as the hosts do: down through the capturing bindings, then from the target
 * up through `bind`, until a `catch` stops it. Events that do not bubble reach the target alone.
 */
export function dispatchEvent(
  target: ViewElement,
  event: HostEvent,
  copy: EventCopy,
  timeStamp: number,
): void {
  const upwards = event.bubbles ? [...lineage(target)] : [target];
  const deliver = (element: ViewElement, phase: Phase): boolean => {
    const binding = findBinding(element, event.type, phase);
    if (!binding) return false;
    const detail = event.detail ?? {};
    const received = copy({
      type: event.type,
      timeStamp,
      detail,
      target: describe(target),
      currentTarget: describe(element),
      mark: {},
      touches: [],
      changedTouches: [],
    });
    element.owner.handle(binding.handler, received);
    return binding.stops;
  };
  for (const element of [...upwards].reverse()) if (deliver(element, 'capture-')) return;
  for (const element of upwards) if (deliver(element, '')) return;
}

/** Whether anything on the way up would hear this event. */
export function isHeard(target: ViewElement, type: string): boolean {
  return [...lineage(target)].some((element) => findBinding(element, type, '') !== undefined);
}

function findBinding(element: ViewElement, type: string, phase: Phase) {
  for (const [verb, stops] of [
    ['catch', true],
    ['bind', false],
  ] as const)
    for (const separator of ['', ':']) {
      const handler = element.attributes[`${phase}${verb}${separator}${type}`];
      if (typeof handler === 'string' && handler !== '') return { handler, stops };
    }
  return undefined;
}

function describe(element: ViewElement) {
  return { id: elementId(element), dataset: datasetOf(element), offsetLeft: 0, offsetTop: 0 };
}
