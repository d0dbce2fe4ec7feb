import { maxReportDays, ReportScope } from './report-scope';

const accepts = (from: string, to: string) => ReportScope.safeParse({ days: { from, to } }).success;

test('days run forward, and so many at most', () => {
  expect(accepts('2026-01-01', '2026-01-01')).toBe(true);
  expect(accepts('2026-01-02', '2026-01-01')).toBe(false);
  const last = (days: number) => new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10);
  expect(accepts('2026-01-01', last(maxReportDays))).toBe(true);
  expect(accepts('2026-01-01', last(maxReportDays + 1))).toBe(false);
});

test.each(["2026-01-01'", '2026-02-30', '', 'today'])(
  'what is no day is refused, not thrown at: %s',
  (day) => {
    expect(accepts(day, '2026-12-31')).toBe(false);
    expect(accepts('2026-01-01', day)).toBe(false);
  },
);
