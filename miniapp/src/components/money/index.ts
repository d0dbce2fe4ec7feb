export { Money, type FigureSize, type MoneyProps } from './money';
export { roundYuan, shortAmount, shortRate } from './amount-text';
