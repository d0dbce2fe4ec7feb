import fc from 'fast-check';
import { CsvRows } from './csv-rows';

const cell = fc.oneof(fc.string(), fc.constantFrom('"', '\n', 'a\r\nb', '"",', '借款'));
const quote = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test('rows are counted whatever stands in them and wherever the pieces break', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 20 }),
      fc.array(fc.nat(40), { maxLength: 30 }),
      (rows, lengths) => {
        const text = [['head'], ...rows].map((row) => `${row.map(quote).join(',')}\n`).join('');
        const bytes = Uint8Array.from(Buffer.from(text, 'utf8'));
        const counter = new CsvRows();
        let from = 0;
        for (const length of lengths) {
          counter.take(bytes.subarray(from, from + length));
          from += length;
        }
        counter.take(bytes.subarray(from));
        expect(counter.rows).toBe(rows.length);
      },
    ),
    { numRuns: 1000 },
  );
});

test('before the head has come there is no row', () => {
  const counter = new CsvRows();
  expect(counter.rows).toBe(0);
  counter.take(Uint8Array.from(Buffer.from('head')));
  expect(counter.rows).toBe(0);
});
