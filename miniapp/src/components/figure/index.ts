export { Figure, type FigureProps } from './figure';
export { FigureText, type FigureValue } from './figure-text';
