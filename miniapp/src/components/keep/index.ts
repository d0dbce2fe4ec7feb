export { Keep, Phrases } from './keep';
