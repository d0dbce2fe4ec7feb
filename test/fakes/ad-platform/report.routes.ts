import type { Request, Response, Router } from 'express';
import { reportCsv, type ReportRow } from './report';

export interface ReportOptions {
  platform: string;
  /** The conversions in effect, of one day or of all. */
  rowsOf(day: string | undefined): ReportRow[];
  countsOf(day: string | undefined): unknown;
}

/** `GET /report.json?day=` and `GET /report.csv?day=`; without a day, all days. */
export function addReportRoutes(router: Router, { platform, rowsOf, countsOf }: ReportOptions): void {
  router.get('/report.json', (request, response) => {
    withDay(request, response, (day) => {
      response.json({ platform, day: day ?? null, counts: countsOf(day), rows: rowsOf(day) });
    });
  });
  router.get('/report.csv', (request, response) => {
    withDay(request, response, (day) => {
      response
        .attachment(`${platform}-${day ?? 'all'}.csv`)
        .type('text/csv; charset=utf-8')
        .send(reportCsv(rowsOf(day)));
    });
  });
}

function withDay(request: Request, response: Response, answer: (day: string | undefined) => void): void {
  const { day } = request.query;
  if (day === undefined) return answer(undefined);
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) return answer(day);
  response.status(400).json({ reason: 'day is YYYY-MM-DD' });
}
