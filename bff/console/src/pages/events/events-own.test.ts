import fc from 'fast-check';
import { behaviours, facts } from '@loudou/shared/catalogue';
import { type EventsOwn, eventsPart, measuresOf } from './events-own';

const event = fc.constantFrom(...[...facts, ...behaviours].map(({ name }) => name as string));
const isBehaviour = (name: string) => behaviours.some((each) => each.name === name);

const own: fc.Arbitrary<EventsOwn> = event.chain((name) =>
  fc.record({
    event: fc.constant(name),
    page: isBehaviour(name) ? fc.option(fc.string({ minLength: 1, maxLength: 40 })) : fc.constant(null),
    measure: fc.constantFrom<string | null>(null, ...measuresOf(name)),
    figure: fc.option(
      fc.record({
        group: fc.option(fc.string({ maxLength: 40 })),
        day: fc.constantFrom(null, '2026-10-01', '2024-02-29'),
      }),
    ),
  }),
);

test('whatever is asked comes back out of the address', () => {
  fc.assert(
    fc.property(own, (asked) => {
      const parameters = new URLSearchParams();
      eventsPart.write(asked, parameters);
      expect(eventsPart.read(new URLSearchParams(parameters.toString()))).toEqual(asked);
    }),
    { numRuns: 1000 },
  );
});

test('a broken address asks for something that can be answered', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (text) => {
      const { event: name, measure } = eventsPart.read(new URLSearchParams(text));
      expect([...facts, ...behaviours].map((each) => each.name)).toContain(name);
      expect(measure === null || measuresOf(name).includes(measure)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('an amount can be summed up, an id cannot', () => {
  expect(measuresOf('loan_disbursed')).toContain('amountFen');
  expect(measuresOf('loan_disbursed')).not.toContain('loanId');
});

test.each(['', 'none', '2026-02-30', '2026-10-01T00:00:00Z', 'lost.2'])(
  'what is no day opens nobody: %s',
  (people) => expect(eventsPart.read(new URLSearchParams({ people })).figure).toBeNull(),
);
