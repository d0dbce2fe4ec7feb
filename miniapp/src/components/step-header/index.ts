export { StepHeader, type StepHeaderProps } from './step-header';
