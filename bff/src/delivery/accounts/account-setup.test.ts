import fc from 'fast-check';
import { findSink, sinkDefinitions } from '../sinks';
import { gatesThatForbidStart, type Gate, judgeHealthy, judgeReconciled } from './account-gates.rules';
import type { AccountSetup } from './account-setup';
import { checkSetup } from './check-setup.rules';
import { clicksCollide } from './clicks-collide.rules';
import { defaultSetup } from './default-setup.rules';
import { settingsForm, secretsForm } from './sink-forms';
import { setupDifference } from './setup-difference.rules';

const oceanEngine = findSink('ocean_engine')!;
const tencentAds = findSink('tencent_ads')!;
const now = new Date('2026-11-22T04:00:00Z');

test('everything that is wrong is told at once, each at its place, in both languages', () => {
  const setup = defaultSetup(tencentAds);
  const { problems } = checkSetup(tencentAds, {
    ...setup,
    mapping: [
      { ...setup.mapping[0]!, event: 'LOAN' },
      { ...setup.mapping[1]!, fact: 'loan_settled' },
      { ...setup.mapping[2]!, options: { surprise: true } },
      setup.mapping[3]!,
      setup.mapping[3]!,
    ],
    windows: { ...setup.windows, clickDays: 0 },
  });
  expect(problems.map(({ path }) => path).sort()).toEqual([
    'mapping.0.event',
    'mapping.1.fact',
    'mapping.2.options.surprise',
    'mapping.4',
    'settings.accountId',
    'settings.userActionSetId',
    'windows.clickDays',
  ]);
  for (const { words } of problems) {
    expect(words.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(words.en).not.toMatch(/[\u4e00-\u9fff]/);
  }
});

test('resending after silence is allowed where repeats are not dropped, and said', () => {
  const { setup, problems } = checkSetup(oceanEngine, {
    ...defaultSetup(oceanEngine),
    unknownPolicy: 'resend_same_id',
  });
  expect(setup).not.toBeNull();
  expect(problems).toMatchObject([{ path: 'unknownPolicy', severity: 'note' }]);
});

test.each(
  [...sinkDefinitions.values()]
    .filter(({ adPlatform }) => adPlatform)
    .map((sink) => [sink.name, sink] as const),
)('%s: each field of its form has a name in Chinese, and none is lost', (_name, definition) => {
  const fields = [...settingsForm(definition), ...secretsForm(definition)];
  for (const { label, choices } of fields) {
    expect(label.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(label.en).not.toMatch(/[\u4e00-\u9fff]/);
    for (const choice of choices) expect(choice.label.zh).not.toBe('');
  }
  const defaults = definition.settings.parse({}) as object;
  for (const name of Object.keys(defaults)) {
    expect(fields.some((field) => field.name === name || field.name.startsWith(`${name}.`))).toBe(true);
  }
});

test('property: a set-up differs from itself in nothing, and from another in exactly what was changed', () => {
  const base = defaultSetup(oceanEngine);
  const changed = fc.record({
    clickDays: fc.integer({ min: 1, max: 60 }),
    timeoutMs: fc.integer({ min: 100, max: 60_000 }),
    tellRegrades: fc.boolean(),
    keep: fc.subarray(base.mapping),
  });
  fc.assert(
    fc.property(changed, ({ clickDays, timeoutMs, tellRegrades, keep }) => {
      const next: AccountSetup = {
        ...base,
        windows: { ...base.windows, clickDays },
        timeoutMs,
        tellRegrades,
        mapping: [...keep].reverse(),
      };
      expect(setupDifference(next, next)).toEqual([]);
      const paths = setupDifference(base, next).map(({ path }) => path);
      expect(paths.includes('windows.clickDays')).toBe(clickDays !== base.windows.clickDays);
      expect(paths.includes('timeoutMs')).toBe(timeoutMs !== base.timeoutMs);
      const gone = base.mapping
        .filter((line) => !keep.includes(line))
        .map(({ fact, event }) => `mapping.${fact}>${event}.on`);
      expect(paths.filter((path) => path.endsWith('.on')).sort()).toEqual(gone.sort());
    }),
    { numRuns: 1_000 },
  );
});

test('property: colliding is mutual, and two claims collide only when some click fits both equally well', () => {
  const claim = fc.dictionary(fc.constantFrom('accountId', 'projectId', 'source'), fc.constantFrom('1', '2'));
  const fits = (one: Record<string, string>, ids: Record<string, string>) =>
    Object.entries(one).every(([name, value]) => ids[name] === value);
  fc.assert(
    fc.property(claim, claim, (one, other) => {
      expect(clicksCollide(one, other)).toBe(clicksCollide(other, one));
      const both = { ...one, ...other };
      const closestOfBoth =
        Object.keys(one).length === Object.keys(other).length && fits(one, both) && fits(other, both);
      expect(clicksCollide(one, other)).toBe(closestOfBoth);
    }),
    { numRuns: 1_000 },
  );
});

const quiet = {
  attempts: [],
  breaker: 'closed' as const,
  breakerCause: null,
  retryAt: null,
  oldestDueAt: null,
};
const attempts = (accepted: number, rejected: number) =>
  [...Array<string>(accepted).fill('accepted'), ...Array<string>(rejected).fill('rejected')].map((state) => ({
    state,
    cause: null,
    at: now,
  }));

test.each([
  ['nothing sent yet', 'pending', quiet],
  ['most accepted', 'green', { ...quiet, attempts: attempts(45, 5) }],
  ['a tenth too many refused', 'red', { ...quiet, attempts: attempts(44, 6) }],
  ['too few to tell', 'pending', { ...quiet, attempts: attempts(1, 1) }],
  ['sending held back', 'red', { ...quiet, breaker: 'open' as const, breakerCause: 'http_503' }],
  ['a row that has waited', 'red', { ...quiet, oldestDueAt: new Date(now.getTime() - 15 * 60_000) }],
  ['a row for later', 'pending', { ...quiet, oldestDueAt: new Date(now.getTime() + 60_000) }],
])('a running account with %s is %s', (_name, state, traffic) => {
  expect(judgeHealthy(traffic, 'running', now).state).toBe(state);
});

test('what waits while paused is nobody’s fault, so an account can be started again', () => {
  const waiting = { ...quiet, breaker: 'open' as const, oldestDueAt: new Date(0), attempts: attempts(0, 20) };
  expect(judgeHealthy(waiting, 'paused', now).state).toBe('pending');
});

test('books that are not there yet are pending, and never green', () => {
  expect(judgeReconciled(null).state).toBe('pending');
});

test('property: a start is let through only with the first two green and the last two not red', () => {
  const state = fc.constantFrom('green' as const, 'red' as const, 'pending' as const, 'unknown' as const);
  fc.assert(
    fc.property(state, state, state, state, (authorised, mapped, healthy, reconciled) => {
      const states = { authorised, mapped, healthy, reconciled };
      const gates = Object.entries(states).map(
        ([gate, of]) => ({ gate, state: of, evidence: [], checkedAt: now }) as unknown as Gate,
      );
      const mayStart =
        authorised === 'green' &&
        mapped === 'green' &&
        [healthy, reconciled].every((each) => each === 'green' || each === 'pending');
      expect(gatesThatForbidStart(gates).length === 0).toBe(mayStart);
    }),
    { numRuns: 1_000 },
  );
});
