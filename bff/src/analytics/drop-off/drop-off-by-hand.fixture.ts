import { funnelSteps, stepNames } from '../funnel/steps';
import { countBy, quantile, rounded } from '../sidecar/figures-by-hand.fixture';
import { dayMs, type World } from '../sidecar/planted-world.fixture';
import { scopeMs, type SeenEvent, seenEvents } from '../sidecar/read-by-hand.fixture';
import type { DropOffQuestion } from './drop-off.question';

const isStep = (place: number, { name, properties }: SeenEvent) =>
  name === funnelSteps[place]!.fact &&
  (name !== 'consent_granted' || properties.purpose === 'application_processing');

/** The moment at which each step was reached, along the steps, until the first gap. */
function wayOf(arrivedMs: number, events: SeenEvent[]): bigint[] {
  const way = [BigInt(arrivedMs) << 21n];
  for (let place = 1; place < funnelSteps.length; place += 1) {
    const moments = events.filter((event) => isStep(place, event)).map(({ moment }) => moment);
    if (moments.length === 0) break;
    way.push(moments.reduce((least, moment) => (moment < least ? moment : least)));
  }
  return way;
}

const later = (one: bigint, other: bigint) => (one > other ? one : other);

/** The first kind of evidence there is, in its latest occurrence; the largest key and page of one moment. */
function reasonOf(stepMoment: bigint, events: SeenEvent[]): string {
  const completed = events.filter(({ name }) => name === 'application_step_completed');
  const goodUntil = completed.reduce((until, { moment }) => later(until, moment), stepMoment);
  const after = events.filter(({ moment }) => moment > goodUntil);
  const kinds: [string, (event: SeenEvent) => string | undefined, boolean][] = [
    [
      'step_failed',
      ({ name, properties: { step, code } }) =>
        name === 'application_step_failed' ? `${step as string}:${code as string}` : undefined,
      false,
    ],
    [
      'error',
      ({ name, properties }) => (name === 'field_error_shown' ? (properties.code as string) : undefined),
      true,
    ],
    [
      'field',
      ({ name, properties }) =>
        name === 'field_focused'
          ? (properties.field as string)
          : name === 'page_left'
            ? (properties.lastField as string | undefined)
            : undefined,
      true,
    ],
    ['page', ({ name, page }) => (name === 'page_viewed' ? page : undefined), true],
  ];
  for (const [kind, keyOf, withPage] of kinds) {
    const found = after.flatMap((event) => {
      const key = keyOf(event);
      return key === undefined ? [] : [{ moment: event.moment, key, page: event.page }];
    });
    const last = found
      .sort((one, other) =>
        one.moment !== other.moment
          ? one.moment < other.moment
            ? -1
            : 1
          : one.key !== other.key
            ? one.key < other.key
              ? -1
              : 1
            : one.page < other.page
              ? -1
              : 1,
      )
      .at(-1);
    if (last) return [kind, last.key, withPage ? last.page : ''].join('|');
  }
  return 'none||';
}

/** Counted the long way round, one person after the other. */
export function naive(world: World, question: DropOffQuestion, asOfMs: number) {
  const { fromMs, untilMs } = scopeMs(question.scope);
  const place = stepNames.indexOf(question.step);
  const events = seenEvents(world);
  const { ripeAfterDays } = funnelSteps[place + 1]!;
  const reached = world.people.flatMap(({ partOf, mark, arrivedMs }, root) => {
    if (partOf !== null || arrivedMs! < fromMs || arrivedMs! >= untilMs) return [];
    const own = events.filter((event) => event.root === root);
    const way = wayOf(arrivedMs!, own);
    if (way.length <= place) return [];
    const dayEndsMs = Math.floor((arrivedMs! + 8 * 3_600_000) / dayMs + 1) * dayMs - 8 * 3_600_000;
    return [{ mark, own, way, ripe: dayEndsMs + ripeAfterDays * dayMs <= asOfMs }];
  });
  const counted = reached.filter(({ mark }) => mark === '' || question.scope.includeMarked);
  const stopped = counted.filter(({ way }) => way.length === place + 1);
  const lost = stopped.filter(({ ripe }) => ripe);
  const told = lost.map(({ way, own }) => {
    const last = own.reduce((latest, { moment }) => later(latest, moment), way[place]!);
    return { reason: reasonOf(way[place]!, own), stayMs: Number((last >> 21n) - (way[place]! >> 21n)) };
  });
  return {
    reached: counted.length,
    lost: lost.length,
    waiting: stopped.length - lost.length,
    reasons: Object.fromEntries(
      Object.entries(countBy(told, ({ reason }) => reason)).map(([reason, people]) => [
        reason,
        [
          people,
          rounded(
            quantile(
              told.filter((each) => each.reason === reason).map(({ stayMs }) => stayMs),
              0.5,
            ),
          ),
        ],
      ]),
    ),
    marks: countBy(
      reached.filter(({ mark }) => mark !== ''),
      ({ mark }) => mark,
    ),
  };
}
