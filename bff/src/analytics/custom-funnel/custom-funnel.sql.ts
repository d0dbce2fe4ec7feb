import type { BehindSql } from '../people-behind/people-behind.sql';
import { BoundValues } from '../sidecar/bound-values';
import { choiceSql, numberOfName } from '../sidecar/choice.sql';
import { namedGroupsSql } from '../sidecar/groups.sql';
import { momentAfterSql, msOfSql } from '../sidecar/layout';
import {
  dimensionSql,
  filtersSql,
  momentAfterDays,
  momentsOf,
  msPerMinute,
  peopledEventsSql,
} from '../sidecar/population.sql';
import { isOfEvents } from '../report/report-scope';
import type { CustomFunnelPeople, CustomFunnelQuestion } from './custom-funnel.question';

export interface FunnelSql {
  text: string;
  bound: BoundValues;
}

/**
 * One row a person: how far they came and when each step was.
 *
 * The first occurrences of the steps, one aggregate each, settle whoever reaches by them every step that they did at
 * all: nothing could take them further. Everybody else is looked at again with all their occurrences, from every
 * beginning. Of the exact ways this was the fastest on 12 million events, events lying by person. This one taken
 * as 1: lists of all occurrences for everybody 1.4; an as-of join a step 2; a fold over ordered lists or
 * a window function a step 15 and more. Events lying in the order of time cost twice as much in every way.
 */
export function funnelSql(question: CustomFunnelQuestion): FunnelSql {
  const bound = new BoundValues();
  const shape = shapeOf(question, bound);
  const settled = question.order === 'strict' ? 'bound < 2' : 'depth = bound';
  const first = question.counting === 'first_time';
  const text = `
with step_event as not materialized (${shape.events}),
first_time as (${firstTimesSql(shape)}),
measured as materialized (
  select person, mark, group_key, ${depthSql(shape, 'first_time')} as depth, ${boundSql(shape)} as bound, ${shape.times}
  from first_time where t1 is not null
)${
    first
      ? ''
      : `,
open as materialized (select person, mark from measured where not (${settled})),
again as (${everyBeginningSql(shape)})`
  },
reached as materialized (
  select person, mark, group_key, depth, ${shape.times} from measured${first ? '' : ` where ${settled}`}
  ${first ? '' : `union all select person, mark, group_key, depth, ${shape.times} from again`}
)`;
  return { text, bound };
}

/** The rows of `funnelSql` that the report counts, as `counted`, with the names of their groups where it has any. */
function countedSql(question: CustomFunnelQuestion): FunnelSql {
  const { text, bound } = funnelSql(question);
  return {
    bound,
    text: `${text},
counted as (select * from reached where ${question.scope.includeMarked ? 'true' : "mark = ''"})${
      question.breakdown ? `,${namedGroupsSql('counted')}` : ''
    }`,
  };
}

/** Groups with their figures, and the marks of people, from the rows of `funnelSql`. */
export function funnelAnswerSql(question: CustomFunnelQuestion): FunnelSql {
  const { text, bound } = countedSql(question);
  const places = question.steps.map((_, index) => index + 1);
  const counts = places.map((place) => `count(*) filter (depth >= ${place})::integer`);
  const waits = places.slice(1).map((place) => `quantile_cont(wait${place}, [0.5, 0.9])`);
  const waitColumns = places
    .slice(1)
    .map(
      (place) =>
        `case when depth >= ${place} then (${msOfSql(`t${place}`)} - ${msOfSql(`t${place - 1}`)})::double end as wait${place}`,
    );
  const grouped = question.breakdown !== undefined;
  return {
    bound,
    text: `${text},
timed as (select ${grouped ? 'label,' : ''} depth, ${waitColumns.join(', ')}
          from counted ${grouped ? 'join named using (group_key)' : ''})
select ${grouped ? 'label' : 'null as label'}, count(*)::integer as size, [${counts.join(', ')}] as people, [${waits.join(', ')}] as waits,
       null as mark, null::integer as marked
from timed ${grouped ? 'group by grouping sets ((), (label))' : ''}
union all
select null, null, null, null, mark, count(*)::integer from reached where mark <> '' group by mark`,
  };
}

/** The people behind one count of the answer, or between one and the next. */
export function funnelBehindSql({ question, figure }: CustomFunnelPeople): BehindSql {
  const { text, bound } = countedSql(question);
  const { what, step, group } = figure;
  const depth = what === 'reached' ? `depth >= ${step}` : `depth = ${step - 1}`;
  const ofGroup = group === null ? '' : ` join named using (group_key) where label = ${bound.add(group)} and`;
  return {
    bound,
    text: `${text},
behind as (select person from counted${ofGroup || ' where'} ${depth})`,
  };
}

interface Shape {
  question: CustomFunnelQuestion;
  places: number[];
  /** t1, t2, ... */
  times: string;
  events: string;
  /** The earlier step of the same name that must lie before a step, where there is one. */
  sameNameBefore(place: number): number | null;
  byEvent: boolean;
}

function shapeOf(question: CustomFunnelQuestion, bound: BoundValues): Shape {
  const { steps, scope, breakdown } = question;
  const places = steps.map((_, index) => index + 1);
  const { from, until } = momentsOf(scope);
  const end = bound.add(momentAfterDays(scope, question.windowMinutes * msPerMinute));
  const isStep = steps.map((step, index) => {
    const chosen = choiceSql(step, bound);
    return index === 0 ? `(${chosen} and event.moment < ${bound.add(until)})` : chosen;
  });
  const numbers = [...new Set(steps.map(({ name }) => numberOfName(name)))];
  return {
    question,
    places,
    times: places.map((place) => `t${place}`).join(', '),
    events: `
  select person.root as person, person.mark, ${breakdown ? dimensionSql(breakdown) : "''"} as key, event.moment,
         ${isStep.map((chosen, index) => `${chosen} as is${index + 1}`).join(', ')}
  from ${peopledEventsSql}
  where event.name in (${numbers.join(', ')}) and event.moment >= ${bound.add(from)} and event.moment <= ${end}
    and ${filtersSql(scope.filters, bound)}`,
    sameNameBefore: (place) => {
      const before = steps.slice(0, place - 1).findLastIndex(({ name }) => name === steps[place - 1]!.name);
      return before === -1 ? null : before + 1;
    },
    byEvent: breakdown !== undefined && isOfEvents(breakdown),
  };
}

function firstTimesSql({ places, byEvent }: Shape): string {
  const times = places.map((place) => `min(moment) filter (is${place}) as t${place}`);
  // All events of a person have the same source, each has its own page.
  const key = byEvent ? 'min({moment: moment, key: key}) filter (is1).key' : 'any_value(key)';
  return `select person, any_value(mark) as mark, ${byEvent ? `(${key})` : key} as group_key, ${times.join(', ')}
  from step_event group by person`;
}

const windowEnd = ({ question }: Shape, start: string) =>
  momentAfterSql(start, question.windowMinutes * msPerMinute);

/** When a moment may be that of a step, after the steps before it. */
function mayFollow(shape: Shape, place: number, moment: string): string {
  const same = shape.sameNameBefore(place);
  return [
    `${moment} >= t${place - 1}`,
    ...(same === null ? [] : [`${moment} > t${same}`]),
    `${moment} < ${windowEnd(shape, 't1')}`,
  ].join(' and ');
}

function depthSql(shape: Shape, of: 'first_time' | 'chain'): string {
  const missed = (place: number) =>
    of === 'chain'
      ? `t${place} is null`
      : `t${place} is null or not (${mayFollow(shape, place, `t${place}`)})`;
  return casesSql(shape, missed);
}

/** Steps that occurred at all, without a gap: nobody came further. */
const boundSql = (shape: Shape) => casesSql(shape, (place) => `t${place} is null`);

const casesSql = ({ places }: Shape, missed: (place: number) => string) =>
  `case ${places
    .slice(1)
    .map((place) => `when ${missed(place)} then ${place - 1}`)
    .join(' ')} else ${places.length} end`;

function everyBeginningSql(shape: Shape): string {
  const { places, question } = shape;
  const later = places.slice(1);
  const strict = question.order === 'strict';
  const lists = [
    'list({moment: moment, key: key}) filter (is1) as beginnings',
    ...later.map((place) => `list(moment) filter (is${place}) as l${place}`),
    ...(strict
      ? places.slice(0, -1).map((place) => `list(moment) filter (not is${place}) as o${place}`)
      : []),
  ];
  const kept = [
    ...later.map((place) => `l${place}`),
    ...(strict ? places.slice(0, -1).map((p) => `o${p}`) : []),
  ];
  let chain = `
    select person, mark, beginning.key as group_key, beginning.moment as t1, ${kept.join(', ')}
    from (select person, any_value(step_event.mark) as mark, unnest(list_distinct(list({moment: moment, key: key}) filter (is1))) as beginning,
                 ${lists.slice(1).join(', ')}
          from step_event semi join open using (person) group by person)`;
  for (const place of later) {
    const next = `list_min(list_filter(l${place}, lambda x: ${mayFollow(shape, place, 'x')}))`;
    chain = `select *, case when t${place - 1} is not null then ${next} end as ${strict ? `n${place}` : `t${place}`} from (${chain})`;
    if (strict) {
      const between = `len(list_filter(o${place - 1}, lambda x: x > t${place - 1} and x < n${place}))`;
      chain = `select *, case when coalesce(${between}, 0) = 0 then n${place} end as t${place} from (${chain})`;
    }
  }
  return `select person, any_value(mark) as mark, arg_min(chain.group_key, chain.rank) as group_key, max(depth) as depth,
    ${places.map((place) => `arg_min_null(t${place}, chain.rank) as t${place}`).join(', ')}
  from (select *, {depth: -depth, moment: t1, key: group_key} as rank
        from (select *, ${depthSql(shape, 'chain')} as depth from (${chain}))) chain
  group by person`;
}
