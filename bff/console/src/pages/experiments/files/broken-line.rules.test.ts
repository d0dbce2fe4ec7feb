import fc from 'fast-check';
import { brokenLine } from './broken-line.rules';

test.each([
  ['', 1],
  ['{\n  "features": {\n    "a": {},\n  }\n}', 4],
  ['{\n  "features": {\n    "a" {}\n  }\n}', 3],
  ['{\n  "a": 1\n  "b": 2\n}', 3],
  ["{\n\n  'a': 1\n}", 3],
  ['{\n  "a": [1, 2\n', 3],
  ['[1]\n\n[2]', 3],
  ['{\n  "a": "one\n  two"\n}', 2],
  ['[1,\n]', 2],
  ['{\n"a": 01}', 2],
])('%j breaks on line %i', (text, line) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(brokenLine(text)).toBe(line);
});

test('what is whole breaks nowhere before its end, and what is cut breaks where it was cut', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, seed) => {
      const whole = JSON.stringify({ features: JSON.parse(text) as unknown }, null, 2);
      const lines = whole.split('\n');
      expect(brokenLine(whole)).toBe(lines.length);
      const kept = lines.slice(0, seed % lines.length);
      const stray = [...kept, '@', ...lines.slice(kept.length)].join('\n');
      expect(brokenLine(stray)).toBe(kept.length + 1);
    }),
  );
});

test('brackets alone, as many as a file holds, end nothing but themselves', () => {
  expect(brokenLine('['.repeat(200_000))).toBe(1);
});
