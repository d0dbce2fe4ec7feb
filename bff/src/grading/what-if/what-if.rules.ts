import { isSameJudgement } from '../grade.rules';
import { type FactGrade, gradeOfBands } from '../grading.rules';
import { type GradableFact, gradableFacts, type Grade, type GradingPolicy, grades } from '../policy';
import type { PolicyBook } from '../policy-book';
import type { FactGroup } from './fact-groups.store';

/** How many facts are shown of those that would move. */
export const MAX_EXAMPLES = 20;

export type GradeOrNone = Grade | null;
export const gradesAndNone: readonly GradeOrNone[] = [...grades, null];

export interface Sums {
  facts: number;
  /** Facts whose grade or value would be another. */
  moved: number;
  oldValueFen: number;
  newValueFen: number;
}

export interface MatrixCell {
  from: GradeOrNone;
  to: GradeOrNone;
  facts: number;
}

export interface MovedExample {
  factId: string;
  factName: GradableFact;
  day: string;
  riskBand: string | null;
  limitBand: string | null;
  annualRateBps: number | null;
  from: { grade: GradeOrNone; expectedValueFen: number | null };
  to: { grade: GradeOrNone; expectedValueFen: number | null };
}

export interface Replay {
  total: Sums;
  /** Facts whose grade, and not only its value, would be another. */
  gradesMoved: number;
  /** Never planned, so compared with the policy that was in force when they happened. */
  unrecorded: number;
  /** All sixteen cells, by old grade and then by new. */
  matrix: MatrixCell[];
  byDay: (Sums & { day: string })[];
  byFact: (Sums & { factName: GradableFact })[];
  byAdPlatform: (Sums & { adPlatform: string })[];
  examples: MovedExample[];
}

const noSums = (): Sums => ({ facts: 0, moved: 0, oldValueFen: 0, newValueFen: 0 });

/** Adds up what another policy would have said, group by group; the order of the groups does not matter. */
export function startReplay(policy: GradingPolicy, book: PolicyBook) {
  const total = noSums();
  const counts = { gradesMoved: 0, unrecorded: 0 };
  const cells = new Map<string, MatrixCell>(
    gradesAndNone.flatMap((from) => gradesAndNone.map((to) => [`${from}>${to}`, { from, to, facts: 0 }])),
  );
  const byDay = new Map<string, Sums>();
  const byFact = new Map<GradableFact, Sums>();
  const byAdPlatform = new Map<string, Sums>();
  const examples: MovedExample[] = [];

  function add(group: FactGroup): void {
    const before = judgedBefore(group, book);
    const after = orNothing(gradeOfBands(policy, group.factName, group));
    const moved = !isSameJudgement(before, after);
    const sums: Sums = {
      facts: group.facts,
      moved: moved ? group.facts : 0,
      oldValueFen: group.facts * (before.expectedValueFen ?? 0),
      newValueFen: group.facts * (after.expectedValueFen ?? 0),
    };
    addTo(total, sums);
    addTo(sumsOf(byDay, group.day), sums);
    addTo(sumsOf(byFact, group.factName), sums);
    addTo(sumsOf(byAdPlatform, group.adPlatform), sums);
    cells.get(`${before.grade}>${after.grade}`)!.facts += group.facts;
    if (before.grade !== after.grade) counts.gradesMoved += group.facts;
    if (!group.recorded) counts.unrecorded += group.facts;
    if (moved) showExamples(group, before, after);
  }

  /** A new kind of move first: twenty facts of one kind would explain nothing. */
  function showExamples(group: FactGroup, from: Judged, to: Judged): void {
    const { factName, day, riskBand, limitBand, annualRateBps } = group;
    for (const factId of group.exampleFactIds) {
      examples.push({ factId, factName, day, riskBand, limitBand, annualRateBps, from, to });
    }
    if (examples.length > MAX_EXAMPLES * 4) examples.splice(0, examples.length, ...chosen(examples));
  }

  function result(): Replay {
    return {
      total,
      ...counts,
      matrix: [...cells.values()],
      byDay: sorted(byDay, (one, other) => (one < other ? -1 : 1)).map(([day, sums]) => ({ day, ...sums })),
      byFact: sorted(byFact, (one, other) => gradableFacts.indexOf(one) - gradableFacts.indexOf(other)).map(
        ([factName, sums]) => ({ factName, ...sums }),
      ),
      byAdPlatform: sorted(byAdPlatform, (one, other) => (one < other ? -1 : 1)).map(
        ([adPlatform, sums]) => ({
          adPlatform,
          ...sums,
        }),
      ),
      examples: chosen(examples),
    };
  }

  return { add, result };
}

interface Judged {
  grade: GradeOrNone;
  expectedValueFen: number | null;
}

const orNothing = (given: FactGrade | null): Judged => ({
  grade: given?.grade ?? null,
  expectedValueFen: given?.expectedValueFen ?? null,
});

function judgedBefore(group: FactGroup, book: PolicyBook): Judged {
  if (group.recorded) return { grade: group.grade, expectedValueFen: group.expectedValueFen };
  const policy = book.changes[group.change - 1]?.policy;
  return orNothing(policy ? gradeOfBands(policy, group.factName, group) : null);
}

function addTo(sums: Sums, more: Sums): void {
  sums.facts += more.facts;
  sums.moved += more.moved;
  sums.oldValueFen += more.oldValueFen;
  sums.newValueFen += more.newValueFen;
}

function sumsOf<Key>(all: Map<Key, Sums>, key: Key): Sums {
  const known = all.get(key);
  if (known) return known;
  const made = noSums();
  all.set(key, made);
  return made;
}

const sorted = <Key>(all: Map<Key, Sums>, compare: (one: Key, other: Key) => number) =>
  [...all.entries()].sort(([one], [other]) => compare(one, other));

/** In turns from each kind of move, the latest day first. */
function chosen(examples: readonly MovedExample[]): MovedExample[] {
  const kinds = new Map<string, MovedExample[]>();
  const latestFirst = [...examples].sort((one, other) =>
    one.day < other.day ? 1 : one.day > other.day ? -1 : one.factId < other.factId ? 1 : -1,
  );
  for (const example of latestFirst) {
    const kind = `${example.factName} ${example.from.grade}>${example.to.grade} ${example.riskBand} ${example.limitBand}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), example]);
  }
  const picked: MovedExample[] = [];
  for (let turn = 0; picked.length < MAX_EXAMPLES; turn += 1) {
    const next = [...kinds.values()].flatMap((ofKind) => ofKind.slice(turn, turn + 1));
    if (next.length === 0) break;
    picked.push(...next);
  }
  return picked.slice(0, MAX_EXAMPLES);
}
