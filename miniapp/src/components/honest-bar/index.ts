export { HonestBar, type HonestBarProps } from './honest-bar';
