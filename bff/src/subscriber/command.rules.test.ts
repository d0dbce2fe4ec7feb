import fc from 'fast-check';
import { commandFault, type LatestCommand } from './command.rules';

const now = new Date('2026-11-22T04:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const command = (minutes: number, version?: number) => ({ issuedAt: at(minutes).toISOString(), version });

test.each([
  ['just now', command(0), null, null],
  ['on a clock that is a little ahead', command(4), null, null],
  ['an hour ahead', command(60), null, 'in_the_future'],
  ['yesterday', command(-25 * 60), null, 'too_old'],
  ['before the one that took effect', command(-2), { issuedAt: at(-1), version: null }, 'stale'],
  ['with the version that took effect', command(0, 7), { issuedAt: at(-1), version: 7 }, 'stale'],
  ['with a higher version', command(0, 8), { issuedAt: at(-1), version: 7 }, null],
  ['without a version after one with', command(0), { issuedAt: at(-1), version: 7 }, null],
] as [string, ReturnType<typeof command>, LatestCommand | null, string | null][])(
  'a command issued %s',
  (_when, given, latest, fault) => {
    expect(commandFault(given, latest, now)).toBe(fault);
  },
);

test('a state that is yet to come is not believed', () => {
  expect(commandFault({ ...command(0), at: at(60).toISOString() }, null, now)).toBe('in_the_future');
});

test('whatever comes in whatever order, what took effect only ever gets newer', () => {
  const issued = fc.tuple(fc.integer({ min: -60, max: 5 }), fc.option(fc.nat(20), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(issued, { maxLength: 12 }), (commands) => {
      const effective: { issuedAt: Date; version: number | null }[] = [];
      const latest = (): LatestCommand | null =>
        effective.length === 0
          ? null
          : {
              issuedAt: effective.at(-1)!.issuedAt,
              version: highest(effective.map(({ version }) => version)),
            };
      for (const [minutes, version] of commands) {
        const given = command(minutes, version);
        const before = latest();
        if (commandFault(given, before, now) !== null) continue;
        const issuedAt = new Date(given.issuedAt);
        effective.push({ issuedAt, version: version ?? null });
        if (!before) continue;
        expect(issuedAt.getTime()).toBeGreaterThanOrEqual(before.issuedAt.getTime());
        if (before.version !== null && version !== undefined) expect(version).toBeGreaterThan(before.version);
      }
    }),
    { numRuns: 1_000 },
  );
});

function highest(versions: readonly (number | null)[]): number | null {
  const known = versions.filter((version) => version !== null);
  return known.length === 0 ? null : Math.max(...known);
}
