import { randomBytes } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import type { ConversionBook } from './conversion-book';
import { conversionsPage } from './page';
import { reportCsv, reportRow, type ReportRow } from './report';

export interface ReportOptions {
  platform: string;
  title: string;
  book: ConversionBook;
}

/** `GET /`, `GET /report.json?day=` and `GET /report.csv?day=`; without a day, all days. */
export function addReportRoutes(router: Router, { platform, title, book }: ReportOptions): void {
  const rowsOf = (day: string | undefined): ReportRow[] =>
    book.inEffect(day).map((conversion) => reportRow(platform, conversion));
  router.get('/report.json', (request, response) => {
    withDay(request, response, (day) => {
      response.json({ platform, day: day ?? null, counts: book.byEventAndDay(day), rows: rowsOf(day) });
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
  router.get('/', (request, response) => {
    const nonce = randomBytes(16).toString('base64');
    response.set('content-security-policy', `default-src 'none'; style-src 'nonce-${nonce}'`);
    response.type('html').send(conversionsPage({ title, platform, base: request.baseUrl, nonce, book }));
  });
}

function withDay(request: Request, response: Response, answer: (day: string | undefined) => void): void {
  const { day } = request.query;
  if (day === undefined) return answer(undefined);
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) return answer(day);
  response.status(400).json({ reason: 'day is YYYY-MM-DD' });
}
