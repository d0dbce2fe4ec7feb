import type { PathLink, PathNode, PathsAnswer } from '../report/report-answers';
import { answerWithBasis } from '../sidecar/basis';
import type { Sidecar } from '../sidecar/sidecar';
import type { PathsQuestion } from './paths.question';
import { pathsSql } from './paths.sql';

interface PathRow {
  kind: 'node' | 'link' | 'folded' | 'mark';
  level: number;
  label: string;
  page: string | null;
  next_label: string;
  next_page: string | null;
  people: number;
  visits: number;
  median_ms: number | null;
  mark: string;
}

/** What people did after an event, or before it. */
export async function answerPaths(
  sidecar: Sidecar,
  question: PathsQuestion,
  signal?: AbortSignal,
): Promise<PathsAnswer> {
  const { text, values } = pathsSql(question);
  return answerWithBasis(
    sidecar,
    question.scope.includeMarked,
    async ({ ask }) => {
      const rows = await ask<PathRow>(text, values);
      const ofKind = (wanted: PathRow['kind']) => rows.filter(({ kind }) => kind === wanted);
      return {
        marks: ofKind('mark').map(({ mark, people }) => ({ mark, people })),
        answer: {
          nodes: ofKind('node').map(nodeOf).sort(byLevel),
          links: ofKind('link').map(linkOf).sort(bySize),
          folded: ofKind('folded')[0]?.visits ?? 0,
        },
      };
    },
    signal,
  );
}

const idOf = (level: number, event: string, page: string | null) => [level, event, page ?? ''].join(':');

const nodeOf = ({ level, label, page, people, visits }: PathRow): PathNode => ({
  level,
  event: label,
  page,
  id: idOf(level, label, page),
  people,
  visits,
});

const linkOf = (row: PathRow): PathLink => ({
  from: idOf(row.level, row.label, row.page),
  to: idOf(row.level + 1, row.next_label, row.next_page),
  people: row.people,
  visits: row.visits,
  medianMs: row.median_ms,
});

const byLevel = (one: PathNode, other: PathNode) =>
  one.level - other.level || other.people - one.people || one.id.localeCompare(other.id);
const bySize = (one: PathLink, other: PathLink) =>
  other.people - one.people || one.from.localeCompare(other.from) || one.to.localeCompare(other.to);
