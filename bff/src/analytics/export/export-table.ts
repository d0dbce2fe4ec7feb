import type { z } from 'zod';
import type { CallContext } from '../../platform/trpc';

/** The rows of one file; the line after them says that it was cut. */
export const maxExportRows = 200_000;

export type ExportGround = Pick<CallContext, 'db' | 'clock'>;
export type ExportRecord = Record<string, string | number | null>;

/** What a question's rows will be: how many, as far as can be said beforehand, and one after the other. */
export interface OpenedTable {
  total: number;
  records: AsyncIterable<ExportRecord> | Iterable<ExportRecord>;
}

/** A report as rows of a file. `columns` are the keys of its records, in the order of the file. */
export interface ExportTable {
  columns: readonly string[];
  /** Null when the question is not one that the report can be asked. */
  open(ground: ExportGround, question: unknown): Promise<OpenedTable | null>;
}

/** The schema of the report's own procedure reads the question, so that both accept the same. */
export function defineExportTable<Question>(table: {
  columns: readonly string[];
  question: z.ZodType<Question>;
  open(ground: ExportGround, question: Question): Promise<OpenedTable>;
}): ExportTable {
  return {
    columns: table.columns,
    open: async (ground, given) => {
      const question = table.question.safeParse(given);
      return question.success ? table.open(ground, question.data) : null;
    },
  };
}
