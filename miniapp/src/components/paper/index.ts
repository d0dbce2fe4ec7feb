export { Paper, type PaperProps } from './paper';
