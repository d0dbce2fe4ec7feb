export { Fact, type FactProps } from './fact';
