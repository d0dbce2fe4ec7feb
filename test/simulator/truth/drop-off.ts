import type { Known } from './identities';
import { type Journey, stepNumber, type StepName, steps } from './journeys';
import type { Happening } from './lived';
import { quantileOf } from './quantiles';
import { inOrder } from './timelines';

/** For each step how long after the day of arrival people may still come to it; the next one's counts. */
const ripeAfterDays: Record<StepName, number> = {
  arrived: 0,
  consented: 1,
  registered: 1,
  started: 1,
  submitted: 1,
  credited: 4,
  drawn: 11,
  repaid: 44,
  settled: 400,
};
const dayMs = 86_400_000;

export interface DropOff {
  reached: number;
  lost: number;
  waiting: number;
  /** People and median stay, by kind, key and page. */
  reasons: Map<string, { people: number; medianStayMs: number | null }>;
}

/** Why those who came to a step went no further, one person after the other. */
export function countDropOff(
  journeys: readonly Journey[],
  timelines: ReadonlyMap<Known, Happening[]>,
  step: StepName,
  asOfMs: number,
): DropOff {
  const place = stepNumber(step);
  const [nextStep] = steps[place + 1]!;
  const reached = journeys.filter(({ depth }) => depth > place);
  const notYet = reached.filter(({ atMs }) => atMs[place + 1] === null);
  const isRipe = ({ arrivedOn }: Journey) =>
    Date.parse(`${arrivedOn}T00:00:00+08:00`) + (ripeAfterDays[nextStep] + 1) * dayMs <= asOfMs;
  const lost = notYet.filter(isRipe);
  const stays = new Map<string, number[]>();
  for (const journey of lost) {
    const own = timelines.get(journey.who) ?? [];
    const key = reasonOf(own, journey, place);
    const stayMs = Math.max(0, own.at(-1)!.atMs - journey.atMs[place]!);
    stays.set(key, [...(stays.get(key) ?? []), stayMs]);
  }
  return {
    reached: reached.length,
    lost: lost.length,
    waiting: notYet.length - lost.length,
    reasons: new Map(
      [...stays].map(([key, waits]) => [key, { people: waits.length, medianStayMs: quantileOf(waits, 0.5) }]),
    ),
  };
}

function reasonOf(own: readonly Happening[], journey: Journey, place: number): string {
  const { atMs } = journey;
  const isAfter = afterWhatWentWell(own, atMs[place]!, place);
  const last = (holds: (each: Happening) => boolean) =>
    own.filter((each) => isAfter(each) && holds(each)).at(-1);
  const failed = last(({ name }) => name === 'application_step_failed');
  if (failed) return `step_failed ${failed.properties.step}:${failed.properties.code} null`;
  const error = last(({ name }) => name === 'field_error_shown');
  if (error) return `error ${error.properties.code} ${error.page}`;
  const field = last(
    ({ name, properties }) =>
      name === 'field_focused' || (name === 'page_left' && properties.lastField !== undefined),
  );
  if (field) return `field ${field.properties.field ?? field.properties.lastField} ${field.page}`;
  const page = last(({ name }) => name === 'page_viewed');
  return page ? `page ${page.page} ${page.page}` : 'none  null';
}

/** After the step itself and the last part of an application that was completed. */
function afterWhatWentWell(own: readonly Happening[], stepMs: number, place: number) {
  const [, factName] = steps[place]!;
  const stepFact = own.find(
    ({ kind, name, atMs, properties }) =>
      kind === 'fact' &&
      name === factName &&
      atMs === stepMs &&
      (name !== 'consent_granted' || properties.purpose === 'application_processing'),
  );
  // An arrival is told by the moment alone: all that happened from its millisecond on came after it.
  const well = own.filter(
    (each) => (place > 0 && each === stepFact) || each.name === 'application_step_completed',
  );
  const last = well.sort(inOrder).at(-1);
  return (each: Happening) =>
    (last === undefined || inOrder(each, last) > 0) &&
    (place > 0 || each.atMs > stepMs || (each.atMs === stepMs && each.order > 0));
}
