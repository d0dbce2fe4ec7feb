import fc from 'fast-check';
import { depthOf, describeSteps, namedRates, ripeUntil } from './funnel.rules';
import { funnelSteps } from './steps';

const stepCount = funnelSteps.length;
const moment = new Date('2026-11-22T00:00:00Z');
/** For each person: which steps there is a fact for, in any pattern. The arrival itself always is. */
const journeys = fc.array(fc.array(fc.boolean(), { minLength: stepCount - 1, maxLength: stepCount - 1 }), {
  maxLength: 60,
});

function countsOf(people: boolean[][]) {
  const depths = people.map((steps) => depthOf([moment, ...steps.map((done) => (done ? moment : null))]));
  return funnelSteps.map((_, index) => depths.filter((depth) => depth > index).length);
}

test('each step counts exactly the people who did it and everything before it', () => {
  fc.assert(
    fc.property(journeys, (people) => {
      const described = describeSteps(countsOf(people));
      described.forEach(({ people: counted }, index) => {
        const naive = people.filter((steps) => steps.slice(0, index).every(Boolean)).length;
        expect(counted).toBe(naive);
      });
    }),
    { numRuns: 1000 },
  );
});

test('what is lost along the way and what is left make up everybody who arrived', () => {
  fc.assert(
    fc.property(journeys, (people) => {
      const described = describeSteps(countsOf(people));
      const lost = described.reduce((sum, step) => sum + step.lost, 0);
      expect(lost + described.at(-1)!.people).toBe(people.length);
      for (const { fromPrevious } of described) {
        if (fromPrevious) expect(fromPrevious.share).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 1000 },
  );
});

test('完件率 is of the registered, 授信率 of the completed, 支用率 of the credited', () => {
  const people = [100, 80, 60, 50, 30, 12, 6, 3, 0];
  const rates = namedRates(people);
  expect(rates.completion).toMatchObject({ reached: 30, base: 60, share: 0.5 });
  expect(rates.credit).toMatchObject({ reached: 12, base: 30, share: 0.4 });
  expect(rates.draw).toMatchObject({ reached: 6, base: 12, share: 0.5 });
});

test('an empty funnel has no shares at all', () => {
  const described = describeSteps(funnelSteps.map(() => 0));
  expect(described.every((step) => step.fromPrevious === null && step.fromArrival === null)).toBe(true);
});

test('a day is ripe when it is over and the step has had its time', () => {
  const ripe = ripeUntil(new Date('2026-11-22T15:59:59Z'));
  expect(ripe).toMatchObject({ arrived: '2026-11-21', submitted: '2026-11-20', credited: '2026-11-17' });
  expect(ripeUntil(new Date('2026-11-22T16:00:00Z')).arrived).toBe('2026-11-22');
});
