import fc from 'fast-check';
import { bytesText, fileBytesAbout, maxExportedUnits, secondsAbout } from './units-size.rules';

test.each([
  [0, '1 KB'],
  [640_000, '640 KB'],
  [1_640_000, '1.6 MB'],
  [190_000_000, '190 MB'],
])('%i bytes are told as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test('a million units take about two minutes, and nothing takes no time', () => {
  expect(secondsAbout(1_000_000)).toBe(121);
  expect(secondsAbout(0)).toBe(1);
});

test('more units never make a smaller file', () => {
  const units = fc.integer({ min: 0, max: maxExportedUnits });
  fc.assert(
    fc.property(units, units, (one, other) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)];
      expect(fileBytesAbout('parquet', few)).toBeLessThanOrEqual(fileBytesAbout('parquet', many));
      expect(fileBytesAbout('parquet', many)).toBeLessThanOrEqual(fileBytesAbout('csv', many));
    }),
  );
});
