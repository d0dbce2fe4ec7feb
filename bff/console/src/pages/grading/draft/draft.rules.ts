import type { GradableFact, Grade, PolicyRow, PolicyTable } from '../grading-api';

/** A row while somebody writes it: what is not filled in yet is null, what asks for nothing is empty. */
export interface DraftRow {
  id: number;
  facts: GradableFact[];
  riskBands: string[];
  limitBands: string[];
  rateFromBps: number | null;
  rateToBps: number | null;
  grade: Grade;
  expectedValueFen: number | null;
}

export interface Draft {
  rows: DraftRow[];
  capFen: number | null;
  note: string;
}

/** What keeps a draft from being sent at all; the server checks what it says. */
export type Unfinished =
  | { kind: 'value_missing'; row: number }
  | { kind: 'bad_band'; row: number; band: string }
  | { kind: 'cap_missing' };

export const MAX_ROWS = 40;
export const MAX_BANDS = 20;
const bandPattern = /^[a-z0-9][a-z0-9_.:-]{0,63}$/i;

export function draftOf(table: PolicyTable, note: string): Draft {
  return {
    rows: table.rows.map((row, id) => ({
      id,
      facts: row.when.facts ?? [],
      riskBands: row.when.riskBands ?? [],
      limitBands: row.when.limitBands ?? [],
      rateFromBps: row.when.rateFromBps ?? null,
      rateToBps: row.when.rateToBps ?? null,
      grade: row.grade,
      expectedValueFen: row.expectedValueFen,
    })),
    capFen: table.capFen,
    note,
  };
}

export function unfinishedOf({ rows, capFen }: Draft): Unfinished[] {
  const ofRows = rows.flatMap(({ riskBands, limitBands, expectedValueFen }, row): Unfinished[] => [
    ...[...riskBands, ...limitBands]
      .filter((band) => !bandPattern.test(band))
      .map((band) => ({ kind: 'bad_band' as const, row, band })),
    ...(expectedValueFen === null ? [{ kind: 'value_missing' as const, row }] : []),
  ]);
  return capFen === null ? [...ofRows, { kind: 'cap_missing' }] : ofRows;
}

/** The table as it is sent and compared; null while something is unfinished. */
export function tableOf(draft: Draft): PolicyTable | null {
  if (unfinishedOf(draft).length > 0) return null;
  return { rows: draft.rows.map(rowOf), capFen: draft.capFen! };
}

function rowOf(row: DraftRow): PolicyRow {
  return {
    when: {
      ...(row.facts.length > 0 ? { facts: row.facts } : {}),
      ...(row.riskBands.length > 0 ? { riskBands: row.riskBands } : {}),
      ...(row.limitBands.length > 0 ? { limitBands: row.limitBands } : {}),
      ...(row.rateFromBps === null ? {} : { rateFromBps: row.rateFromBps }),
      ...(row.rateToBps === null ? {} : { rateToBps: row.rateToBps }),
    },
    grade: row.grade,
    expectedValueFen: row.expectedValueFen!,
  };
}

export function withRow(draft: Draft, id: number, change: Partial<DraftRow>): Draft {
  return { ...draft, rows: draft.rows.map((row) => (row.id === id ? { ...row, ...change } : row)) };
}

export function withoutRow(draft: Draft, id: number): Draft {
  return { ...draft, rows: draft.rows.filter((row) => row.id !== id) };
}

/** A new row at the end, asking for nothing yet, of the grade below which nothing is. */
export function withNewRow(draft: Draft): Draft {
  const id = Math.max(-1, ...draft.rows.map((row) => row.id)) + 1;
  const empty = { facts: [], riskBands: [], limitBands: [], rateFromBps: null, rateToBps: null };
  return { ...draft, rows: [...draft.rows, { id, ...empty, grade: 'C', expectedValueFen: null }] };
}

/** One place up or down; at the ends nothing moves. */
export function withMovedRow(draft: Draft, id: number, places: 1 | -1): Draft {
  const from = draft.rows.findIndex((row) => row.id === id);
  const other = draft.rows[from + places];
  const moved = draft.rows[from];
  if (!moved || !other) return draft;
  const rows = [...draft.rows];
  rows[from] = other;
  rows[from + places] = moved;
  return { ...draft, rows };
}

const FEN_PER_YUAN = 100;

/** Whole fen of what was typed in yuan. */
export const fenOfYuan = (yuan: number | null) => (yuan === null ? null : Math.round(yuan * FEN_PER_YUAN));
export const yuanOfFen = (fen: number | null) => (fen === null ? null : fen / FEN_PER_YUAN);

const BPS_PER_PERCENT = 100;

export const bpsOfPercent = (percent: number | null) =>
  percent === null ? null : Math.round(percent * BPS_PER_PERCENT);
export const percentOfBps = (bps: number | null) => (bps === null ? null : bps / BPS_PER_PERCENT);

export function cleanBands(bands: readonly string[]): string[] {
  return [...new Set(bands.map((band) => band.trim()).filter((band) => band !== ''))].slice(0, MAX_BANDS);
}

/** Written the same in both, whatever the order of the keys. */
export function isSameTable(one: PolicyTable | null, other: PolicyTable | null): boolean {
  return canonical(one) === canonical(other);
}

function canonical(table: PolicyTable | null): string {
  return table === null ? '' : JSON.stringify(tableOf(draftOf(table, '')));
}
