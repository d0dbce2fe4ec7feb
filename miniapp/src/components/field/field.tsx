import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { FieldMessages, type FieldMessagesProps } from './field-messages';
import './field.scss';

export interface FieldProps extends Omit<FieldMessagesProps, 'id'> {
  /** With one, the error sentence is found by it and `-error` behind it. */
  id?: string;
  /** Left out where the page's title already is the label. */
  label?: string;
  /** The input. */
  children: ReactNode;
}

/** One thing to fill in: its label stays when it is filled, and its error says what to do. */
export function Field({ id, label, children, ...messages }: FieldProps) {
  return (
    <View className="field">
      {label && <View className="field__label">{label}</View>}
      {children}
      <FieldMessages id={id && `${id}-error`} {...messages} />
    </View>
  );
}
