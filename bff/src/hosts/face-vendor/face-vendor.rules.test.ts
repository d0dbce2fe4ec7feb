import fc from 'fast-check';
import { DetectInfo, faceResultOf } from './face-vendor.rules';

const check = { checkId: 'chk_1', name: '张三', identityNumber: '31010119980101123X' };
const bands = { highFrom: 90, mediumFrom: 80 };
const passing = {
  ErrCode: 0,
  Name: '张三',
  IdCard: '31010119980101123x',
  Extra: 'chk_1',
  LiveStatus: 0,
  Comparestatus: 0,
  Sim: '95.20',
};
const read = (text: object | null) => faceResultOf(DetectInfo.parse({ Text: text }), check, bands);

test('a pass needs the right person, alive, and alike', () => {
  expect(read(passing)).toEqual({ outcome: 'passed', confidenceBand: 'high' });
});

test.each([{ LiveStatus: 1002 }, { LiveStatus: null }, { Comparestatus: 2016 }, { Comparestatus: null }])(
  'an overall "passed" does not cover %o',
  (change) => {
    expect(read({ ...passing, ...change })).toEqual({ outcome: 'failed', reasonCode: 'not_live' });
  },
);

test.each([[null], [{ ...passing, ErrCode: null }], [{ ...passing, ErrCode: 17 }]])(
  'not finished is pending: %#',
  (text) => {
    expect(read(text)).toEqual({ outcome: 'pending' });
  },
);

test('figures come as numbers or as text', () => {
  expect(read({ ...passing, ErrCode: '0', LiveStatus: '0', Comparestatus: '0', Sim: 81 })).toEqual({
    outcome: 'passed',
    confidenceBand: 'medium',
  });
});

test('a likeness that is missing is the lowest', () => {
  expect(read({ ...passing, Sim: '' })).toEqual({ outcome: 'passed', confidenceBand: 'low' });
});

test('no code but zero ever passes', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 10_000 }), (code) => {
      fc.pre(code !== 0);
      expect(read({ ...passing, ErrCode: code }).outcome).not.toBe('passed');
    }),
    { numRuns: 1_000 },
  );
});
