import { accountsFor, isRefusal, parseJson, readDecisionAnswer, reviewableText } from './lender.rules';

const declined = {
  outcome: 'declined',
  decidedAt: '2026-11-22T14:20:05+08:00',
  reasonCode: 'bureau_inquiries',
  reasonDetail: { count: 9, allowed: 6 },
  retryOn: '2027-02-22',
};

test('a decision of the contract is read, without fields that we do not know', () => {
  expect(readDecisionAnswer({ ...declined, internalScore: 512 }, '')).toEqual(declined);
});

test.each([
  ['an unknown outcome', { outcome: 'referred' }],
  ['a day that is none', { ...declined, retryOn: '2027-02-30' }],
  ['an approval without offers', { outcome: 'approved', limitFen: 8_000_000, offers: [] }],
  ['nothing', undefined],
])('%s is left to a person', (_, answer) => {
  expect(readDecisionAnswer(answer, 'what came')).toEqual({ outcome: 'needs_review', raw: 'what came' });
});

describe('an approval that contradicts itself is left to a person', () => {
  const offer = {
    offerReference: 'off-1',
    months: 12,
    method: 'equal_installment',
    annualRateBps: 1_800,
    minAmountFen: 100_000,
    maxAmountFen: 8_000_000,
    upfrontFeeFen: 0,
    monthlyFeeFen: 0,
  };
  const approved = {
    outcome: 'approved',
    decidedAt: '2026-11-22T14:20:05+08:00',
    limitFen: 8_000_000,
    annualRateBps: 1_800,
    limitBand: 'L3',
    riskBand: 'R2',
    validUntil: '2026-12-22T14:20:05+08:00',
    offers: [offer],
  };
  const outcomeOf = (change: object) => readDecisionAnswer({ ...approved, ...change }, '').outcome;

  test.each([
    ['an offer above the limit', [{ ...offer, maxAmountFen: 8_000_001 }]],
    ['an offer that ends below where it begins', [{ ...offer, minAmountFen: 8_000_001 }]],
    ['two offers of one reference', [offer, offer]],
    ['a rate above what the law protects', [{ ...offer, annualRateBps: 3_601 }]],
    ['half a fen', [{ ...offer, monthlyFeeFen: 0.5 }]],
  ])('%s', (_, offers) => {
    expect(outcomeOf({})).toBe('approved');
    expect(outcomeOf({ offers })).toBe('needs_review');
  });
});

test('what is kept for review is short and holds no phone, identity or card number', () => {
  const raw = `{"phone":"13812345678","card":"6217000000000006021","id":"110101199003071234","limitFen":8000000}`;
  expect(reviewableText(raw)).toBe('{"phone":"***","card":"***","id":"***","limitFen":8000000}');
  expect(reviewableText('x'.repeat(5_000))).toHaveLength(2_000);
});

test('a posting accounts for a payment only if its parts are the whole of it', () => {
  const posting = {
    postingReference: 'pst-1',
    principalFen: 76_680,
    interestFen: 15_000,
    feeFen: 0,
    excessFen: 20,
    remainingPrincipalFen: 923_320,
    settled: false,
    postedAt: '2026-12-22T10:00:00+08:00',
  };
  expect(accountsFor(posting, 91_700)).toBe(true);
  expect(accountsFor(posting, 91_701)).toBe(false);
});

test.each([400, 401, 403, 404, 409, 422])('%i is a refusal', (httpStatus) => {
  expect(isRefusal(httpStatus)).toBe(true);
});

test.each([302, 408, 425, 429, 500, 502, 503, 504])(
  '%i tells nothing, so it is tried again',
  (httpStatus) => {
    expect(isRefusal(httpStatus)).toBe(false);
  },
);

test('text that is not JSON reads as nothing', () => {
  expect(parseJson('<html>')).toBeUndefined();
  expect(parseJson('{"outcome":"pending"}')).toEqual({ outcome: 'pending' });
});
