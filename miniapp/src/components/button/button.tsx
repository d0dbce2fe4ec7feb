import { Button as HostButton, Text } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import { useToldTap } from '../taps';
import { Spinner } from '../spinner';
import { buttonClass, type ButtonKind, type ButtonSize } from './button-class';
import './button.scss';

export interface ButtonProps {
  id: string;
  kind?: ButtonKind;
  size?: ButtonSize;
  /** It cannot be used yet: its words then say why, such as 还需阅读 6 秒 or 先勾选授权书. */
  disabled?: boolean;
  /** Under way: it keeps its colour, says so, and a second tap does nothing. */
  pending?: boolean;
  pendingText?: string;
  onClick: () => void;
  /** The act itself: 还这一期, never 确定. */
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { id, kind = 'primary', size = 'normal', disabled = false, pending = false } = props;
  const cannot = disabled || pending;
  const tap = useToldTap(id, props.onClick);
  return (
    <HostButton
      id={id}
      className={buttonClass(kind, size, disabled)}
      hoverClass={cannot ? 'none' : `button--${kind}-pressed`}
      disabled={cannot}
      onClick={cannot ? undefined : tap}
      {...accessible({ disabled: cannot, busy: pending })}
    >
      {pending && <Spinner />}
      <Text>{pending ? (props.pendingText ?? '正在提交') : props.children}</Text>
    </HostButton>
  );
}
