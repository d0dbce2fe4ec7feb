import fc from 'fast-check';
import { textDifference } from './text-difference';

test('what is alike at both ends is not told as changed', () => {
  expect(textDifference('开始申请', '去申请')).toEqual({
    start: '',
    before: '开始',
    after: '去',
    end: '申请',
  });
  expect(textDifference('借多少', '借多少，先算')).toEqual({
    start: '借多少',
    before: '',
    after: '，先算',
    end: '',
  });
  expect(textDifference('啊啊', '啊')).toEqual({ start: '啊', before: '啊', after: '', end: '' });
  expect(textDifference('', '')).toEqual({ start: '', before: '', after: '', end: '' });
});

test('the parts give back both lines, whatever they say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const difference = textDifference(before, after);
      expect(difference.start + difference.before + difference.end).toBe(before);
      expect(difference.start + difference.after + difference.end).toBe(after);
      if (before === after) expect([difference.before, difference.after]).toEqual(['', '']);
    }),
  );
});
