import { type RawReceipt, readFile } from './read-file.rules';
import { receiptBounds } from './receipt-bounds';

const settings = { columns: {} };
const rowsOf = (text: string): RawReceipt[] => {
  const read = readFile(text, settings);
  if ('problem' in read) throw new Error(read.problem);
  return read.rows;
};
const problemOf = (text: string) => {
  const read = readFile(text, settings);
  return 'problem' in read ? read.problem : null;
};

test('commas, semicolons and tabs, with the mark of a spreadsheet before them', () => {
  for (const separator of [',', ';', '\t']) {
    const text = `\uFEFFevent${separator}day\nloan${separator}2026-11-21\n`;
    expect(rowsOf(text)).toEqual([{ line: 2, fields: { event: 'loan', day: '2026-11-21' } }]);
  }
});

test('a line number is what an editor shows, past empty lines and quoted line ends', () => {
  const text = 'event,day,external_id\nloan,2026-11-21,a\n\n"loan",2026-11-21,"b"\nloan,2026-11-21,c';
  expect(rowsOf(text).map(({ line }) => line)).toEqual([2, 4, 5]);
});

test('headings in Chinese and in any case are found; a name that was set goes before all', () => {
  expect(rowsOf('转化事件,日期,金额\nloan,2026-11-21,12')[0]!.fields).toEqual({
    event: 'loan',
    day: '2026-11-21',
    amount: '12',
  });
  const own = readFile('EVENT,Day,day2\nloan,2026-11-21,2026-11-20', { columns: { day: 'DAY2' } });
  expect(own).toMatchObject({ rows: [{ fields: { day: '2026-11-20' } }], ignoredColumns: ['Day'] });
});

test('a short line has empty cells, a long one is not shifted', () => {
  const [short, long] = rowsOf('event,day,external_id\nloan,2026-11-21\nloan,2026-11-21,a,b,c');
  expect(short!.fields).toEqual({ event: 'loan', day: '2026-11-21' });
  expect(long!.fields.externalId).toBe('a');
});

test.each([
  ['', 'no_heading'],
  ['day,external_id\n2026-11-21,a', 'no_event_column'],
  ['event,external_id\nloan,a', 'no_day_column'],
  ['event,day\n"loan,2026-11-21', 'not_readable'],
  ['{"event":"loan"}', 'not_readable'],
  ['[{"event":', 'not_readable'],
])('%j is refused: %s', (text, problem) => {
  expect(problemOf(text)).toBe(problem);
});

test('bounds: bytes and rows', () => {
  expect(problemOf(`event,day\n${'x'.repeat(receiptBounds.maxFileBytes)}`)).toBe('too_large');
  expect(problemOf(`event,day\n${'a,b\n'.repeat(receiptBounds.maxRows + 1)}`)).toBe('too_many_rows');
});
