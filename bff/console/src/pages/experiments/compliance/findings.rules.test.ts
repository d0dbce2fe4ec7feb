import type { Check, Finding, Verdict } from './compliance-types';
import { failingVariants, sortFindings } from './findings.rules';

const finding = (code: Finding['code'], group: Finding['group'], verdict: Verdict) =>
  ({
    code,
    group,
    verdict,
    evidence: {},
    places: [],
    where: { host: 'weapp', largeText: false },
    fix: null,
  }) as unknown as Finding;
const check: Check = {
  textHash: 'aa',
  rulesVersion: '1',
  passed: false,
  checkedAt: '2026-11-22T00:00:00.000Z',
  variants: [
    { variant: 'a', findings: [finding('C-01', 'price', 'passed')] },
    {
      variant: 'b',
      findings: [
        finding('C-01', 'price', 'passed'),
        finding('C-16', 'words', 'pending'),
        finding('C-02', 'price', 'failed'),
        finding('C-10', 'words', 'not_applicable'),
      ],
    },
  ],
};

test('what fails stands before what waits, and both before what passed', () => {
  const { needHands, groups } = sortFindings(check, 'b');
  expect(needHands.map(({ code }) => code)).toEqual(['C-02', 'C-16']);
  expect(groups.map(({ group, passed, all }) => [group, passed.map(({ code }) => code), all])).toEqual([
    ['price', ['C-01'], 2],
    ['words', ['C-10'], 2],
    ['consent', [], 0],
  ]);
});

test('an arm that nobody checked has nothing, and one that fails is named whichever is shown', () => {
  expect(sortFindings(check, 'c').needHands).toEqual([]);
  expect(failingVariants(check)).toEqual(['b']);
});
