import { formatYuan } from '@loudou/shared/money';
import type { ExampleLoan, PageConfig } from '@loudou/shared/page-config';
import type { Product } from '@loudou/shared/product';
import { roundYuan, shortAmount, shortRate } from './figures';
import { gutterPx, type Letters, letters, type LetterSize, padPx, targets, window } from './look';
import type { Host } from './rendered';
import { button, link, type Piece, type ScreenSheet, screenSheet } from './screen-sheet';
import { firstChoice, loansAt, scheduleOf, stopsOf, termsOf } from './shown-loans';
import { textWidthPx } from './text-width';

export interface Page {
  config: PageConfig;
  product: Product;
  host: Host;
  look: Letters;
}

/** The first page, as `miniapp/src/pages/entry/landing` shows it to somebody who has not begun. */
export function landing(page: Page) {
  const { config, product, look, host } = page;
  const sheet = screenSheet('landing', look, host, { bar: true });
  sheet.put({ id: 'title', text: config['landing.title'], size: 'title' });
  if (config['landing.note']) {
    sheet.space(4);
    sheet.put({ id: 'note', text: config['landing.note'] });
  }
  sheet.space(4);
  sheet.put({
    id: 'lender',
    text: `出借人 ${product.lenderShortName}，${product.lenderLicence}`,
    size: 'small',
    ink: 'ink-2',
  });
  const cards = [() => price(sheet, page), () => calculator(sheet, page)];
  (config['landing.opening'] === 'price' ? cards : cards.reverse()).forEach((card) => card());
  example(sheet, config['landing.example']);
  smallPrint(sheet, product);
  sheet.space(20);
  sheet.beside([
    { ...link('me', '我的'), size: 'small' },
    { ...link('help', '联系客服'), size: 'small' },
  ]);
  sheet.bar([button('start', config['landing.startText'], 'go_on', 'primary')]);
  return sheet.done();
}

/** A figure hangs below the line of the page's own letters that it shares with its label. */
const figureRoomPx = 2;
/** Between the two rows of a card: 12 px, a line, 12 px. */
const ruledPx = 25;

function price(sheet: ScreenSheet, { product, config, look }: Page) {
  const { minAmountFen, maxAmountFen, minAnnualRateBps, maxAnnualRateBps } = product;
  sheet.card(() => {
    figure(sheet, look, {
      id: 'amount',
      kind: 'amount',
      label: '额度范围',
      text: `${roundYuan(minAmountFen)}–${roundYuan(maxAmountFen)}元`,
      size: 'l',
    });
    sheet.space(ruledPx);
    figure(sheet, look, {
      id: 'rate',
      kind: 'rate',
      label: '年化利率（单利）',
      text: `${shortRate(minAnnualRateBps)}–${shortRate(maxAnnualRateBps)}`,
      size: config['landing.rateSize'] === 'small' ? 'm' : 'l',
      loans: [...loansAt(product, minAnnualRateBps), ...loansAt(product, maxAnnualRateBps)],
    });
  });
}

/** A label and its figure share a line while both fit; then the figure drops below, whole. */
function figure(sheet: ScreenSheet, look: Letters, piece: Piece & { label: string; size: LetterSize }) {
  const { sizePx, linePx } = letters[look][piece.size];
  const { sizePx: labelSizePx, linePx: labelLinePx } = letters[look].body;
  const besidePx = textWidthPx(piece.label, labelSizePx) + 12 + textWidthPx(piece.text, sizePx);
  if (besidePx > window.widthPx - 2 * (gutterPx + padPx)) sheet.space(labelLinePx);
  sheet.put({ ...piece, heightPx: linePx + figureRoomPx });
}

function calculator(sheet: ScreenSheet, { product, look }: Page) {
  const chosen = firstChoice(product);
  const { rows, totalInterestFen, totalRepaymentFen } = scheduleOf(chosen);
  const figures: [Piece, Piece] = [
    {
      id: 'chosen-amount',
      kind: 'amount',
      label: '借款金额',
      text: `${roundYuan(chosen.principalFen)}元`,
      size: 'l',
    },
    {
      id: 'chosen-rate',
      kind: 'rate',
      label: '试算年化利率（单利）',
      text: shortRate(chosen.annualRateBps),
      size: 'l',
      deed: 'look',
      loans: loansAt(product, chosen.annualRateBps),
    },
  ];
  sheet.card(() => {
    pair(sheet, look, figures);
    sheet.space(8 + targets[look].tapPx);
    sheet.put({ id: 'stops', text: marksOf(stopsOf(product)), size: 'tiny', ink: 'ink-3' });
    sheet.space(12);
    sheet.put({
      id: 'months',
      text: product.monthsOffered.map((months) => `${months}期`).join(''),
      ground: 'sunken',
      ink: 'ink-2',
      deed: 'look',
      heightPx: look === 'large' ? 56 : 48,
    });
    sheet.space(16);
    pair(sheet, look, [
      {
        id: 'first',
        kind: 'figure',
        label: '首期还款',
        text: `${formatYuan(rows[0]?.totalFen ?? 0)}元`,
        size: 'm',
      },
      {
        id: 'interest',
        kind: 'figure',
        label: '总利息',
        text: `${formatYuan(totalInterestFen)}元`,
        size: 'm',
      },
    ]);
    sheet.space(12 + 8 + 8);
    sheet.put({
      id: 'sum',
      text: `本金利息共还 ${formatYuan(totalRepaymentFen)} 元`,
      size: 'small',
      ink: 'ink-2',
    });
  });
}

/** Twins: beside each other, and under one another in large letters. */
export function pair(sheet: ScreenSheet, look: Letters, [left, right]: [Piece, Piece]) {
  const labelPx = letters[look].small.linePx;
  sheet.space(labelPx);
  if (look === 'normal') {
    sheet.beside([left, right]);
    return sheet.space(2 * figureRoomPx);
  }
  sheet.put(left);
  sheet.space(2 * figureRoomPx + 25 + labelPx);
  sheet.put(right);
  sheet.space(2 * figureRoomPx);
}

function example(sheet: ScreenSheet, loan: ExampleLoan | null) {
  if (!loan) return;
  sheet.space(12);
  sheet.put({
    id: 'example',
    kind: 'example',
    text: exampleWords(loan),
    label: '年化利率（单利）',
    size: 'small',
    loans: [{ terms: termsOf(loan), shownBps: loan.shownAnnualRateBps }],
  });
}

function exampleWords(loan: ExampleLoan): string {
  const { amountFen, months, upfrontFeeFen, monthlyFeeFen, shownAnnualRateBps } = loan;
  const { totalRepaymentFen } = scheduleOf(termsOf(loan));
  return [
    `例：借 ${roundYuan(amountFen)} 元，分 ${months} 期，`,
    `共还 ${formatYuan(totalRepaymentFen)} 元，`,
    upfrontFeeFen > 0 ? `放款时收费 ${formatYuan(upfrontFeeFen)} 元，` : '',
    monthlyFeeFen > 0 ? `其中每月收费 ${formatYuan(monthlyFeeFen)} 元，` : '',
    `年化利率（单利）${shortRate(shownAnnualRateBps)}`,
  ].join('');
}

function smallPrint(sheet: ScreenSheet, product: Product) {
  const { rows } = scheduleOf(firstChoice(product));
  sheet.space(12);
  sheet.put({
    id: 'risks',
    text: '请按还款能力借款，逾期会产生罚息，并可能影响征信。不向在校学生发放贷款。',
    size: 'small',
    ink: 'ink-2',
  });
  sheet.space(4);
  sheet.put({
    id: 'method',
    text: `按等额本息试算，末期 ${formatYuan(rows[rows.length - 1]?.totalFen ?? 0)} 元，没有其他费用。试算在这部手机上完成，没有网络也能算，不需要个人资料。实际额度和利率以审批结果为准。`,
    size: 'tiny',
    ink: 'ink-3',
  });
}

/** Both ends, and the round amounts between them that keep a fifth of the track apart. */
function marksOf(stopsFen: readonly number[]): string {
  const [first = 0] = stopsFen;
  const end = stopsFen[stopsFen.length - 1] ?? first;
  if (end <= first) return shortAmount(first);
  const kept = [0, 1];
  const between = [1_000_000, 5_000_000, 10_000_000].filter((fen) => {
    const share = stopsFen.indexOf(fen) / (stopsFen.length - 1);
    const fits = share > 0 && kept.every((other) => Math.abs(other - share) >= 0.2);
    if (fits) kept.push(share);
    return fits;
  });
  return [first, ...between, end].map(shortAmount).join('');
}

/** The sheet that opens behind the calculator's rate. */
export function rates({ product, look, host }: Page) {
  const { minAnnualRateBps, exampleAnnualRateBps, maxAnnualRateBps, lenderShortName } = product;
  const sheet = screenSheet('rates', look, host, { bar: false });
  sheet.over();
  sheet.put({ id: 'title', text: '按哪个年化利率试算', size: 'title' });
  sheet.space(8);
  sheet.put({
    id: 'method',
    text: `实际利率由${lenderShortName}审批后确定，都按单利计算。`,
    size: 'small',
    ink: 'ink-2',
  });
  const nameOf = (bps: number) =>
    bps === minAnnualRateBps ? '最低' : bps === maxAnnualRateBps ? '最高' : '试算默认';
  for (const bps of new Set([minAnnualRateBps, exampleAnnualRateBps, maxAnnualRateBps])) {
    sheet.space(12);
    sheet.put({
      id: `rate-${bps}`,
      text: `${shortRate(bps)}${nameOf(bps)}`,
      ink: 'ink-2',
      deed: 'look',
      heightPx: 40,
      loans: loansAt(product, bps),
    });
  }
  sheet.bar([button('close', '不改', 'look', 'plain')]);
  return sheet.done();
}
