import fc from 'fast-check';
import { maxShareDepth } from './catalogue-figures';
import { noteShare, shareAs, sharedPath } from './share';
import { toldEvents } from './told-events.fixture';
import { setTrackingPermission } from './track';

const parametersOf = (path: string) =>
  Object.fromEntries([...new URLSearchParams(path.split('?')[1])].map(([name, value]) => [name, [value]]));

test('a link that is passed on and on counts how often, up to a bound', () => {
  const told = toldEvents();
  shareAs('tch_01J00000000000000000000000');
  noteShare({});
  for (let person = 0; person < maxShareDepth + 2; person += 1)
    noteShare(parametersOf(sharedPath('pages/x')));
  const depths = told.of('share_opened').map(({ depth }) => depth);
  expect(depths.slice(0, 3)).toEqual([1, 2, 3]);
  expect(Math.max(...(depths as number[]))).toBe(maxShareDepth);
  expect(sharedPath('pages/x')).toBe(`pages/x?depth=${maxShareDepth}&share=tch_01J00000000000000000000000`);
});

test('an arrival by any other way begins anew', () => {
  toldEvents();
  shareAs(null);
  noteShare({ depth: ['4'] });
  noteShare({ gdt_vid: ['wx0123456789abcdef'] });
  expect(sharedPath('pages/x')).toBe('pages/x?depth=1');
});

test('who has not agreed to be counted passes on a plain link', () => {
  shareAs('tch_01J00000000000000000000000');
  setTrackingPermission('refused');
  expect(sharedPath('pages/x')).toBe('pages/x');
});

test('whatever stands in a link, a depth is a small whole number or nothing', () => {
  const told = toldEvents();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)), (depth) => {
      noteShare({ depth: [depth] });
      told.of('share_opened').forEach((told) => {
        expect(Number.isInteger(told.depth)).toBe(true);
        expect(told.depth).toBeGreaterThanOrEqual(1);
        expect(told.depth).toBeLessThanOrEqual(maxShareDepth);
      });
    }),
    { numRuns: 1000 },
  );
});
