import { roundYuan, shortRate } from './figures';
import { pair, type Page } from './landing';
import { button, link, screenSheet } from './screen-sheet';
import { firstChoice, plainTerms } from './shown-loans';
import { factsOf } from './steps';

/** An approval, told with the figures that the calculator starts from: each person sees their own. */
export function result({ config, product, look, host }: Page) {
  const { principalFen, annualRateBps, months } = firstChoice(product);
  const sheet = screenSheet('result', look, host, { bar: true });
  sheet.put({ id: 'title', text: '审批已通过', size: 'title' });
  sheet.space(4);
  sheet.put({ id: 'until', text: '结果保留到 …，不借不收任何费用', size: 'small', ink: 'ink-2' });
  sheet.card(() =>
    pair(sheet, look, [
      { id: 'amount', kind: 'amount', label: '可用额度', text: `${roundYuan(principalFen)}元`, size: 'l' },
      {
        id: 'rate',
        kind: 'rate',
        label: '年化利率（单利）',
        text: shortRate(annualRateBps),
        size: 'l',
        loans: [{ terms: plainTerms(principalFen, months, annualRateBps), shownBps: annualRateBps }],
      },
    ]),
  );
  if (config['result.explanation'] === 'full') {
    sheet.card(() =>
      factsOf(sheet, 'fact', [
        ['出借人', product.lenderName],
        ['牌照', product.lenderLicence],
        ['下一步', '选金额和期数，看清每一项费用后再决定借不借'],
      ]),
    );
    sheet.space(12);
    sheet.put({
      id: 'advice',
      text: '额度不用全部借，请按还款能力决定借多少。',
      size: 'small',
      ink: 'ink-2',
    });
  }
  sheet.bar([
    button('later', '暂不借款', 'decline', 'plain'),
    button('next', config['result.nextText'], 'go_on', 'primary'),
  ]);
  return sheet.done();
}

/** What lies between the first page and a withdrawn agreement, a tap each after 「我的」. */
export function withdrawal({ look, host }: Omit<Page, 'config'>) {
  const sheet = screenSheet('withdrawal', look, host, { bar: true });
  sheet.put(link('consents', '我的授权'));
  sheet.put({
    id: 'each',
    text: '每一项都可以单独撤回。撤回不影响之前已经做的处理。',
    size: 'small',
    ink: 'ink-2',
  });
  sheet.put({ ...link('withdraw', '撤回', 'withdraw'), size: 'small' });
  sheet.bar([button('keep', '不撤回', 'look', 'tonal'), button('confirm', '确认撤回', 'withdraw', 'tonal')]);
  return sheet.done();
}

/** 我的, 我的授权, 撤回, 确认撤回. */
export const withdrawalTaps = 4;
