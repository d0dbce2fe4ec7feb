import fc from 'fast-check';
import { findSink, sinkDefinitions } from '../sinks';
import type { SinkDefinition } from '../sinks/sink-definition';
import { checkSetup } from './check-setup.rules';
import { defaultSetup } from './default-setup.rules';
import { dryRun } from './dry-run';
import { allConsentFields, sampleClick, type SampleGrade, sampleHostAccount, sampleRow } from './sample-row';
import { hideIn, plainOf } from './shown-text';

const now = new Date('2026-11-22T04:00:00Z');
const adSinks = [...sinkDefinitions.values()].filter(({ adPlatform }) => adPlatform !== null);

const settingsFor: Record<string, Record<string, unknown>> = {
  tencent_ads: { accountId: '20458811', userActionSetId: '1110001', baseUrl: 'https://api.e.qq.com' },
  tencent_ads_callback: { accountId: '20458811', userActionSetId: '1110001' },
  baidu: { landingUrl: 'https://loan.example/landing' },
};
const secretsFor: Record<string, unknown> = {
  tencent_ads: { accessToken: 'a-token-that-nobody-may-see-7731' },
  tencent_ads_callback: { accessToken: 'a-token-that-nobody-may-see-7731' },
  baidu: { token: 'baidu-token-that-nobody-may-see-5512' },
};

function run(
  definition: SinkDefinition,
  fact: string,
  event: string,
  grade: SampleGrade = 'A',
  without: string[] = [],
) {
  const base = defaultSetup(definition);
  const checked = checkSetup(definition, {
    ...base,
    settings: { ...base.settings, ...settingsFor[definition.name] },
  });
  const line = checked.setup!.mapping.find((each) => each.fact === fact && each.event === event)!;
  return dryRun({
    definition,
    setup: checked.setup!,
    settings: checked.settings,
    secrets: definition.secrets.parse(secretsFor[definition.name] ?? {}),
    line,
    row: sampleRow('an_account', line, grade, now),
    fields: new Set([...allConsentFields].filter((field) => !without.includes(field))),
    click: sampleClick(definition.adPlatform, definition.hostAccountAt ?? 'tt', now),
    hostAccount: definition.hostAccountAt ? sampleHostAccount : null,
    now,
  });
}

const leafOf = (result: ReturnType<typeof run>, name: string) =>
  result.explained.find((leaf) => leaf.name === name);

test('a yuan on the wire is told to come from fen, a grade from the platform’s table, a time from the fact', () => {
  const result = run(findSink('ocean_engine')!, 'credit_approved', 'loan_credit');
  expect(leafOf(result, 'properties.people_quality')?.sources).toEqual([
    { input: 'grade.grade', value: 'A', conversion: 'chosen' },
  ]);
  expect(leafOf(result, 'event_weight')?.sources).toContainEqual({
    input: 'grade.expectedValueFen',
    value: 60_000,
    conversion: 'fen_to_yuan',
  });
  expect(leafOf(result, 'timestamp')?.sources).toMatchObject([
    { input: 'occurredAt', conversion: 'milliseconds' },
  ]);
  expect(leafOf(result, 'event_type')?.sources).toEqual([]);
});

test('taking a consent away shows what would be missing, and the click is what nothing goes without', () => {
  const { consents } = run(findSink('ocean_engine')!, 'credit_approved', 'loan_credit');
  expect(consents).toContainEqual({ field: 'click_id', without: 'stops', values: [] });
  expect(consents.find(({ field }) => field === 'outcome_grade')).toMatchObject({
    without: 'tells_less',
    values: expect.arrayContaining(['properties.people_quality']),
  });
  expect(consents.find(({ field }) => field === 'host_account')?.without).toBe('unused');
});

test('the request is byte for byte what would be sent, but for its hidden parts', () => {
  const result = run(findSink('tencent_ads')!, 'user_registered', 'REGISTER');
  expect(result.request).toMatchObject({ method: 'POST' });
  expect(plainOf(result.request!.url)).toContain('/v3.0/user_actions/add');
  expect(plainOf(result.request!.body)).toContain(result.externalId);
  expect(result.request!.url.filter(({ hidden }) => hidden).length).toBeGreaterThan(0);
});

test('without secrets a line can still be tried, and nothing is written', () => {
  const definition = findSink('tencent_ads')!;
  const setup = checkSetup(definition, {
    ...defaultSetup(definition),
    settings: settingsFor.tencent_ads,
  }).setup!;
  const line = setup.mapping[0]!;
  const result = dryRun({
    definition,
    setup,
    settings: definition.settings.parse(setup.settings),
    secrets: undefined,
    line,
    row: sampleRow('an_account', line, null, now),
    fields: allConsentFields,
    click: sampleClick('tencent_ads', 'weapp', now),
    hostAccount: sampleHostAccount,
    now,
  });
  expect([result.refusal, result.request]).toEqual([null, null]);
});

test.each(adSinks.map((definition) => [definition.name, definition] as const))(
  '%s: every line that is on by default passes its dry run, tells why, and shows no secret',
  (name, definition) => {
    const { clickId } = sampleClick(definition.adPlatform, 'tt', now)!;
    for (const line of defaultSetup(definition).mapping) {
      for (const grade of ['A', null] as const) {
        const result = run(definition, line.fact, line.event, grade);
        expect([line.event, result.refusal]).toEqual([line.event, null]);
        const shown = JSON.stringify({ ...result, ledgerText: null });
        expect(shown).not.toContain(clickId);
        expect(shown).not.toContain(sampleHostAccount.openId);
        for (const secret of Object.values((secretsFor[name] ?? {}) as Record<string, string>))
          expect(shown).not.toContain(secret);
        expect(
          result.explained.some(({ sources }) => sources.some(({ input }) => input.startsWith('click'))),
        ).toBe(true);
      }
    }
  },
);

test('property: a hidden text cannot be read out of what is shown, in whatever form it stood there', () => {
  const secret = fc.string({ minLength: 6, maxLength: 40 });
  fc.assert(
    fc.property(
      secret,
      fc.string(),
      fc.string(),
      fc.constantFrom('plain', 'url', 'json'),
      (text, before, after, form) => {
        const stands = {
          plain: text,
          url: encodeURIComponent(text),
          json: JSON.stringify(text).slice(1, -1),
        }[form];
        const parts = hideIn(`${before}${stands}${after}`, [{ text, kind: 'secret' }]);
        const open = parts.filter(({ hidden }) => !hidden).map(({ text: shown }) => shown);
        expect(open.some((shown) => shown.includes(stands))).toBe(false);
        expect(parts.some(({ hidden }) => hidden === 'secret')).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
