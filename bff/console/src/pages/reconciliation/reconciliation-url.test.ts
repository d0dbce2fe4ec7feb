import { type ReconciliationView, readView, writeView } from './reconciliation-url';

const yesterday = '2026-11-21';
const read = (text: string) => readView(new URLSearchParams(text), yesterday);

test('the plain address means yesterday, all platforms, by fact, counted', () => {
  expect(read('')).toEqual({
    day: yesterday,
    platforms: [],
    by: 'fact',
    measure: 'count',
    show: 'unexplained',
  });
});

test('a broken part falls back alone', () => {
  expect(read('day=2026-02-30&platform=nobody,kuaishou&by=x&measure=amount&show=all')).toMatchObject({
    day: yesterday,
    platforms: ['kuaishou'],
    by: 'fact',
    measure: 'amount',
    show: 'unexplained',
  });
});

test('a view that is written is read back', () => {
  const view: ReconciliationView = {
    day: '2026-11-11',
    platforms: ['ocean_engine', 'tencent_ads'],
    by: 'grade',
    measure: 'amount',
    show: 'closed',
  };
  expect(read(writeView(view, yesterday).toString())).toEqual(view);
  expect(writeView(read(''), yesterday).toString()).toBe('');
});
