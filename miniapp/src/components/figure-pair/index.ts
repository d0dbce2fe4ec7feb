export { FigurePair, type FigurePairProps, type PairCell } from './figure-pair';
