export { Button, type ButtonProps } from './button';
export { buttonClass } from './button-class';
