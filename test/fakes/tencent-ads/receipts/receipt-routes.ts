import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import type { ConversionBook } from './conversion-book';
import { receiptPage } from './receipt-page';
import { reportCsv } from '../../ad-platform/report';
import { reportRow } from './report';

/** `GET /report.json?day=`, `GET /report.csv?day=` and the page at `/`: what the platform says it was told. */
export function createReceiptRoutes(book: ConversionBook, title: string): Router {
  const router = Router();
  router.get('/report.json', (request, response) => {
    const day = dayIn(request.query);
    if (day === null) return void response.status(400).json({ reason: 'day=YYYY-MM-DD is expected' });
    const rows = book.inEffect(day).map(reportRow);
    const counts = book.byEventAndDay().filter((ofDay) => day === undefined || ofDay.day === day);
    response.json({ platform: book.platform, day: day ?? null, counts, rows });
  });
  router.get('/report.csv', (request, response) => {
    const day = dayIn(request.query);
    if (day === null) return void response.status(400).json({ reason: 'day=YYYY-MM-DD is expected' });
    response.type('text/csv; charset=utf-8').send(reportCsv(book.inEffect(day).map(reportRow)));
  });
  router.get('/', (_request, response) => {
    const nonce = randomBytes(16).toString('base64');
    response.set('content-security-policy', `default-src 'none'; style-src 'nonce-${nonce}'`);
    response.type('html').send(receiptPage(book, title, nonce));
  });
  return router;
}

/** Undefined: every day. Null: it is none. */
function dayIn(query: Record<string, unknown>): string | undefined | null {
  const { day } = query;
  if (day === undefined) return undefined;
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
