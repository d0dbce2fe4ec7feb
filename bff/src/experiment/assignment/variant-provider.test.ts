import { OpenFeature } from '@openfeature/server-sdk';
import { compileFeatures } from './compile.rules';
import { atWork, phaseOf } from './running-phase.fixture';
import goldenDraws from './golden-draws.json';
import { VariantProvider } from './variant-provider';

const visit = { host: 'weapp', ad_platform: '', is_newcomer: true };

function providerOf(...phases: ReturnType<typeof phaseOf>[]): VariantProvider {
  const provider = new VariantProvider();
  provider.use(compileFeatures(atWork({ phases })));
  return provider;
}

test.each(goldenDraws)('$kind: $unit with $seed lies where it has always lain', ({ seed, unit, bucket }) => {
  const details = providerOf({ ...phaseOf(1), seed }).evaluate('EXP-001', { ...visit, host_unit: unit });
  expect(details.flagMetadata?.bucket).toBe(bucket / 10_000);
  expect(details.value).toBe(bucket < 5_000 ? 'a' : 'b');
});

describe('asked through OpenFeature', () => {
  afterEach(() => OpenFeature.close());

  async function ask() {
    await OpenFeature.setProviderAndWait(providerOf(phaseOf(1)));
    return OpenFeature.getClient();
  }

  test('a unit has a value, a variant, and the reason that it was drawn', async () => {
    const client = await ask();
    const details = await client.getStringDetails('EXP-001', 'a', { ...visit, host_unit: 'unit-41' });
    expect(details).toMatchObject({
      value: details.variant,
      reason: 'SPLIT',
      flagMetadata: { experiment: 'EXP-001', bucket: expect.any(Number) },
    });
  });

  test.each([
    ['nobody is known', 'EXP-001', {}],
    ['the id is empty', 'EXP-001', { host_unit: '' }],
    ['the host is another', 'EXP-001', { host_unit: 'unit-41', host: 'quickapp' }],
    ['there is no such experiment', 'EXP-404', { host_unit: 'unit-41' }],
  ])('where %s the default is given', async (_, flag, attributes) => {
    const client = await ask();
    expect(await client.getStringDetails(flag, 'default', { ...visit, ...attributes })).toMatchObject({
      value: 'default',
      reason: 'DEFAULT',
    });
  });

  test('an experiment gives the key of a variant, and no other kind of value', async () => {
    const client = await ask();
    const context = { ...visit, host_unit: 'unit-41' };
    for (const details of [
      await client.getBooleanDetails('EXP-001', false, context),
      await client.getNumberDetails('EXP-001', 7, context),
      await client.getObjectDetails('EXP-001', {}, context),
    ])
      expect(details).toMatchObject({ reason: 'ERROR', errorCode: 'TYPE_MISMATCH' });
  });
});
