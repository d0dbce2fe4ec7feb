import fc from 'fast-check';
import { runsThroughDatabase } from '../../../../test/property-runs';
import { rounded } from '../sidecar/figures-by-hand.fixture';
import { openPlanted } from '../sidecar/planted-sidecar.fixture';
import { dayMs, firstDay } from '../sidecar/planted-world.fixture';
import { byName } from '../sidecar/read-by-hand.fixture';
import { anyLife, firstMs } from './any-life.fixture';
import { answerDropOff } from './drop-off';
import { DropOffQuestion } from './drop-off.question';
import { naive } from './drop-off-by-hand.fixture';

let planted: Awaited<ReturnType<typeof openPlanted>>;
beforeAll(async () => {
  planted = await openPlanted();
});
afterAll(() => planted.close());

const anyQuestion = fc
  .record({
    scope: fc.record({
      days: fc.constantFrom({ from: firstDay, to: firstDay }, { from: '2026-09-30', to: '2026-10-03' }),
      includeMarked: fc.boolean(),
    }),
    step: fc.constantFrom(
      'arrived' as const,
      'consented' as const,
      'registered' as const,
      'started' as const,
    ),
  })
  .map((given) => DropOffQuestion.parse(given));

const anyNow = fc
  .tuple(fc.nat(7), fc.constantFrom(0, -1, 5))
  .map(([days, ms]) => firstMs + days * dayMs + ms);

test('whatever people do, who is lost and why are the ones of reading each life', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife, anyQuestion, anyNow, async (world, question, asOfMs) => {
      await planted.plant(world);
      planted.standAt(new Date(asOfMs));
      const { basis, reached, lost, waiting, reasons } = await answerDropOff(planted.sidecar, question);
      const expected = naive(world, question, asOfMs);
      expect({ reached, lost, waiting }).toEqual({
        reached: expected.reached,
        lost: expected.lost,
        waiting: expected.waiting,
      });
      expect(
        Object.fromEntries(
          reasons.map(({ kind, key, page, people, medianStayMs }) => [
            [kind, key, page ?? ''].join('|'),
            [people, rounded(medianStayMs)],
          ]),
        ),
      ).toEqual(expected.reasons);
      expect(byName(basis.marked.byMark)).toEqual(expected.marks);
    }),
    { numRuns: runsThroughDatabase },
  );
}, 600_000);

test('filters by single events are refused: people are asked about, not events', () => {
  expect(() =>
    DropOffQuestion.parse({
      scope: { days: { from: firstDay, to: firstDay }, filters: [{ dimension: 'page', values: ['a'] }] },
      step: 'registered',
    }),
  ).toThrow('where they came from');
});
