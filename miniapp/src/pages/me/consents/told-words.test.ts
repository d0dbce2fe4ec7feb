import { purposeDescriptions } from '@loudou/shared/consent';
import fc from 'fast-check';
import { beyondRecall, mostTold, type Told, toldInWords, toldSentence } from './told-words';

const told = (changes: Partial<Told> = {}): Told => ({
  factName: 'application_submitted',
  event: 'loan_completion',
  adPlatform: 'ocean_engine',
  accountLabel: '主账户',
  sentAt: '2026-11-22T16:30:00.000Z',
  confirmed: true,
  fields: ['click_id', 'funnel_step'],
  ...changes,
});

test('one thing told: which step, to whom, when in Beijing, which kinds of data', () => {
  expect(
    toldInWords(told({ fields: ['click_id', 'funnel_step', 'outcome_grade', 'outcome_value'] })),
  ).toEqual({
    step: '完件（提交申请）',
    platform: '巨量引擎',
    moment: '2026年11月23日 00:30',
    kinds: '点击编号、步骤、价值档位、估值',
  });
});

test('everything that may be agreed to has words, and nothing is ever shown as a code', () => {
  const { recipients, fields } = purposeDescriptions.ad_measurement;
  const names = [
    ...recipients.map((adPlatform) => toldInWords(told({ adPlatform })).platform),
    ...fields.map((field) => toldInWords(told({ fields: [field as Told['fields'][number]] })).kinds),
  ];
  expect(new Set(names).size).toBe(recipients.length + fields.length);
  expect(names.join()).not.toMatch(/其他|[a-z]/);

  const later = told({ factName: 'loan_refinanced', adPlatform: 'new_ads', fields: ['mood' as 'click_id'] });
  expect(toldInWords(later)).toMatchObject({ step: '其他步骤', platform: '其他广告平台', kinds: '其他数据' });
});

test('the line counts by platform, and tells what nobody answered apart', () => {
  const toTencent = (confirmed: boolean) => told({ adPlatform: 'tencent_ads', confirmed });
  expect(toldSentence([])).toBe('还没有告诉过任何平台');
  expect(toldSentence([told(), told(), told()])).toBe('已告诉巨量引擎 3 次');
  expect(toldSentence([toTencent(true), told(), told()])).toBe('已告诉腾讯广告 1 次、巨量引擎 2 次');
  expect(toldSentence([told(), toTencent(false)])).toBe('已告诉巨量引擎 1 次，另有 1 次没有收到回音');
  expect(toldSentence([toTencent(false)])).toBe('可能已告诉腾讯广告 1 次，没有收到回音');
});

test('a full answer may have more behind it, so its numbers are at least', () => {
  const full = Array.from({ length: mostTold }, () => told());
  expect(toldSentence(full.slice(1))).toBe('已告诉巨量引擎 499 次');
  expect(toldSentence(full)).toBe('已告诉巨量引擎至少 500 次');
});

test('the numbers of the line add up to everything that was told', () => {
  const anything = fc.record({
    adPlatform: fc.constantFrom('ocean_engine', 'tencent_ads', 'kuaishou', 'baidu', 'new_ads', 'newer_ads'),
    confirmed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 40 }), (changes) => {
      const numbers = toldSentence(changes.map(told)).match(/\d+/g) ?? [];
      expect(numbers.reduce((sum, number) => sum + Number(number), 0)).toBe(changes.length);
    }),
    { numRuns: 1_000 },
  );
});

test('a withdrawal says what it cannot change, with the number where it is known', () => {
  expect(beyondRecall([told(), told()])).toBe('之前已告诉巨量引擎 2 次。这些收不回来。');
  expect(beyondRecall([])).toBe('之前没有告诉过任何平台。');
  expect(beyondRecall(undefined)).toBe('之前告诉过平台的，收不回来。');
});
