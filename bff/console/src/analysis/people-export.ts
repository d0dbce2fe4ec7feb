import type { PeopleQuestion } from '../api/analysis-queries';
import type { ExportRequest } from './export/use-export';

/** The same people as a file, under the name of their procedure. */
export function exportOf({ of, ...question }: PeopleQuestion): ExportRequest {
  return { table: of === 'step' ? 'people' : of, question };
}
