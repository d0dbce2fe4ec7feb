import fc from 'fast-check';
import { findWords } from './find-words';
import { promises, protectedPeople, urgencies } from './forbidden-words';
import { rangeIn, ratesIn } from './rates-in-text';

const all = Object.values(promises).flat();
const hits = (text: string) => findWords(text, all).map(({ word }) => word);

test.each([
  '秒批',
  '秒 批',
  '秒\u200b批',
  '秒\u00ad批',
  '秒·批',
  '秒-批',
  '秒．批',
  '秒🚀批',
  '妙批',
  '秒P',
  'Miao Pi',
  '零门槛',
  '０门槛',
  '0 门 槛',
  '〇門檻',
  '○门槛',
  '无门槛',
  '没有门槛',
  '門檻為零'.replace('為', '为'),
  '必 下 款',
  '百分百通过',
  '１００％通过',
  '保證通過',
  '不查征信',
  '免审核',
  '3分钟放款',
  '半小时不到，５ 分 钟 到账',
  '人人可贷',
  '不得不秒批',
  '没有秒批不了的单',
  '不保证额度，秒批',
  '不收手续费、秒批到账',
  '不是慢，是秒批',
])('%s is found', (text) => expect(hits(text)).not.toEqual([]));

test.each([
  '不保证通过',
  '我们不承诺秒批',
  '不能保证放款',
  '没有秒批',
  '不一定通过，以审批结果为准',
  '谨防“秒批”“零门槛”广告',
  '不要相信所谓的“包过”',
  '务必下载最新版',
  '红包过期后不再补发',
  '不需要信用卡',
  '60 秒后可重新发送',
  '大约半分钟',
  '没有其他费用，不需要个人资料',
  '实际额度和利率以审批结果为准',
])('%s is not', (text) => expect(hits(text)).toEqual([]));

test('whatever cannot be seen or means nothing hides no word between two letters', () => {
  const noise = fc.array(
    fc.constantFrom(' ', '　', '\u200b', '\u2060', '·', '-', '_', '*', '～', '★', '\ufe0f', '。'),
    {
      maxLength: 4,
    },
  );
  const words = fc.constantFrom('秒批', '必下款', '零门槛', '秒到账', '无视征信', '保证通过');
  const around = fc.constantFrom('', '借款', '现在申请 ', '好消息！');
  fc.assert(
    fc.property(words, fc.array(noise, { minLength: 8, maxLength: 8 }), around, (word, gaps, before) => {
      const spelt = [...word].map((letter, place) => letter + (gaps[place] ?? []).join('')).join('');
      expect(hits(before + spelt)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a found word is told as it stands there, with the sentence around it', () => {
  expect(findWords('先看清楚，秒 批 到账。再决定', all)[0]).toEqual({ word: '秒 批', clause: '秒 批 到账' });
});

test('no text makes the search throw or run away', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const list of [all, urgencies, protectedPeople]) findWords(text, list);
    }),
    { numRuns: 300 },
  );
});

test('rates are read in basis points, whole and with parts', () => {
  expect(ratesIn('７.２％–23.95%')).toEqual([720, 2_395]);
  expect(rangeIn('7.2%–23.9%')).toEqual([720, 2_390]);
  expect(rangeIn('18%')).toBeNull();
});
