export { Fact, Facts, type FactsProps } from './facts';
