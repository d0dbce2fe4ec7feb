export { TermChoice, type TermChoiceProps } from './term-choice';
