import { lenderConfig } from './lender.config';

const secret = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;

test.each([
  [32, true],
  [24, true],
  [64, true],
  [23, false],
  [65, false],
])('a signing secret of %i bytes: %s', (bytes, accepted) => {
  expect(lenderConfig.LENDER_SIGNING_SECRET.schema.safeParse(secret(bytes)).success).toBe(accepted);
});

test('a signing secret says what it is', () => {
  const bare = secret(32).replace('whsec_', '');
  expect(lenderConfig.LENDER_SIGNING_SECRET.schema.safeParse(bare).success).toBe(false);
});

test('two notice secrets are taken while one replaces the other, three are not', () => {
  const { schema } = lenderConfig.LENDER_NOTICE_SECRET;
  expect(schema.parse(`${secret(32)}, ${secret(24)}`)).toEqual([secret(32), secret(24)]);
  expect(schema.parse(secret(32))).toEqual([secret(32)]);
  expect(schema.safeParse([32, 24, 25].map(secret).join(',')).success).toBe(false);
  expect(schema.safeParse(`${secret(32)},`).success).toBe(false);
});

test('the time-out has a default and bounds', () => {
  const { schema } = lenderConfig.LENDER_TIMEOUT_MS;
  expect(schema.parse(undefined)).toBe(8_000);
  expect(schema.parse('2500')).toBe(2_500);
  expect(schema.safeParse('99').success).toBe(false);
  expect(schema.safeParse('60001').success).toBe(false);
});

test('the address is one of the web', () => {
  expect(lenderConfig.LENDER_API_URL.schema.safeParse('https://lender.example/api').success).toBe(true);
  expect(lenderConfig.LENDER_API_URL.schema.safeParse('ftp://lender.example').success).toBe(false);
});
