export { type Intent, once } from './once';
