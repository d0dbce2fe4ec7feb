import { byDimension, countBy, countFunnel, customersOf, type FunnelCounts } from '../truth/count-funnel';
import { dimensions, type Journey, stepNumber, steps } from '../truth/journeys';
import type { Ask } from '../drive/operator';
import type { Truth } from '../truth/truth';
import { comparison, type Comparison } from './comparison';

interface Group {
  key: string;
  steps: { people: number }[];
  grades: FunnelCounts['grades'];
}
interface FunnelAnswer {
  total: Group;
  groups: Group[];
  days: { day: string; people: number[] }[];
  basis: { marked: { people: number; byMark: { mark: string; people: number }[] } };
}
interface PeopleAnswer {
  total: number;
  people: { personId: string; arrivedAt: string; grade: string | null; mark: string; step: string }[];
  after: string | null;
}

const countsOf = ({ steps: found, grades }: Group): FunnelCounts => ({
  people: found.map(({ people }) => people),
  grades,
});

/** The default funnel: everybody, by every dimension of the source, by day, with and without who is no customer. */
export async function compareFunnel(ask: Ask, truth: Truth): Promise<Comparison> {
  const { same, sameUnder, result } = comparison('funnel');
  for (const includeMarked of [false, true]) {
    const journeys = includeMarked ? truth.journeys : customersOf(truth.journeys);
    const plain = await ask<FunnelAnswer>('analytics.funnel', { days: truth.days, includeMarked });
    same(`everybody, marked ${includeMarked}`, countsOf(plain.total), countFunnel(journeys));
    sameUnder(
      `day, marked ${includeMarked}:`,
      new Map(plain.days.map(({ day, people }) => [day, people])),
      new Map([...countBy(journeys, ({ arrivedOn }) => arrivedOn)].map(([day, { people }]) => [day, people])),
    );
    for (const breakdown of dimensions) {
      const answer = await ask<FunnelAnswer>('analytics.funnel', {
        days: truth.days,
        includeMarked,
        breakdown,
      });
      sameUnder(
        `${breakdown}, marked ${includeMarked}:`,
        new Map(answer.groups.map((group) => [group.key, countsOf(group)])),
        largest(byDimension(journeys, breakdown)),
      );
    }
  }
  return result();
}

const maxGroups = 30;

/** Beyond the largest groups people stand together as `other`. */
function largest(groups: Map<string, FunnelCounts>): Map<string, FunnelCounts> {
  const inOrder = [...groups].sort(
    ([oneKey, one], [otherKey, other]) => other.people[0]! - one.people[0]! || (oneKey < otherKey ? -1 : 1),
  );
  const rest = inOrder.slice(maxGroups).map(([, counts]) => counts);
  return new Map([
    ...inOrder.slice(0, maxGroups),
    ...(rest.length > 0 ? [['other', rest.reduce(addUp)] as const] : []),
  ]);
}

const addUp = (one: FunnelCounts, other: FunnelCounts): FunnelCounts => ({
  people: one.people.map((people, step) => people + other.people[step]!),
  grades: {
    A: one.grades.A + other.grades.A,
    B: one.grades.B + other.grades.B,
    C: one.grades.C + other.grades.C,
  },
});

export async function compareMarks(ask: Ask, truth: Truth): Promise<Comparison> {
  const { sameUnder, result } = comparison('marked traffic');
  const { basis } = await ask<FunnelAnswer>('analytics.funnel', { days: truth.days });
  const byMark = new Map<string, number>();
  for (const { mark } of truth.journeys) if (mark) byMark.set(mark, (byMark.get(mark) ?? 0) + 1);
  sameUnder('mark', new Map(basis.marked.byMark.map(({ mark, people }) => [mark, people])), byMark);
  return result();
}

/** The two standing groups and the drill of every step, each person by name. */
export async function comparePeople(ask: Ask, truth: Truth): Promise<Comparison[]> {
  const groups = comparison('standing groups');
  const drill = comparison('people behind a number');
  const customers = customersOf(truth.journeys);
  const credited = stepNumber('credited') + 1;
  const standing = {
    registered_not_credited: ({ depth }: Journey) =>
      depth >= stepNumber('registered') + 1 && depth < credited,
    credited_not_drawn: ({ depth }: Journey) => depth === credited,
  };
  for (const [group, belongs] of Object.entries(standing))
    await comparePages(groups, group, customers.filter(belongs), truth, (page) =>
      ask<PeopleAnswer>('analytics.group', { days: truth.days, group, ...page }),
    );
  for (const [step] of steps) {
    const depth = stepNumber(step) + 1;
    const which = {
      reached: customers.filter((journey) => journey.depth >= depth),
      standing: customers.filter((journey) => journey.depth === depth),
      lost: depth === 1 ? [] : customers.filter((journey) => journey.depth === depth - 1),
    };
    for (const [name, people] of Object.entries(which))
      await comparePages(drill, `${step} ${name}`, people, truth, (page) =>
        ask<PeopleAnswer>('analytics.people', { days: truth.days, step, which: name, ...page }),
      );
  }
  return [groups.result(), drill.result()];
}

const pageRows = 200;
/** Lists are gone through to their end up to this many people; beyond it the number alone is compared. */
const maxListed = 4_000;

async function comparePages(
  { same }: ReturnType<typeof comparison>,
  what: string,
  journeys: Journey[],
  truth: Truth,
  askPage: (page: { limit: number; after?: string }) => Promise<PeopleAnswer>,
): Promise<void> {
  const first = await askPage({ limit: pageRows });
  same(`${what}: people`, first.total, journeys.length);
  if (journeys.length > maxListed) return;
  const listed = [...first.people];
  for (let { after } = first; after;) {
    const page = await askPage({ limit: pageRows, after });
    listed.push(...page.people);
    ({ after } = page);
  }
  const lines = (people: { arrivedMs: number; grade: string | null; step: string }[]) =>
    people.map(({ arrivedMs, grade, step }) => `${arrivedMs} ${step} ${grade}`).sort();
  const said = lines(
    listed.map(({ arrivedAt, grade, step }) => ({ arrivedMs: Date.parse(arrivedAt), grade, step })),
  );
  const ours = lines(
    journeys.map(({ arrivedMs, grade, depth }) => ({ arrivedMs, grade, step: steps[depth - 1]![0] })),
  );
  said.forEach((line, index) => same(`${what}, listed`, line, ours[index]));
  same(`${what}: listed`, said.length, ours.length);
  // Whoever registered is known by the id that the product gave them at the door.
  const named = truth.personIds;
  const ids = new Set(listed.map(({ personId }) => personId));
  for (const { who } of journeys) if (named.has(who)) same(`${what}, by id`, ids.has(named.get(who)!), true);
}
