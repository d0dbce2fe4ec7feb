import { classNames } from '../class-names';

export type ButtonKind = 'primary' | 'plain' | 'tonal';
export type ButtonSize = 'normal' | 'small';

/** The look alone, for a button that has to be drawn elsewhere, such as the host's that asks for the phone number. */
export const buttonClass = (kind: ButtonKind, size: ButtonSize = 'normal', isOff = false): string =>
  classNames('button', isOff ? 'button--off' : `button--${kind}`, size === 'small' && 'button--small');
