import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { FieldMessages, type FieldMessagesProps } from './field-messages';
import './field.scss';

export interface FieldRowProps extends FieldMessagesProps {
  label: string;
  /** The value, or an input without a box. */
  children: ReactNode;
  /** A link to change or check it. */
  end?: ReactNode;
}

/** A field in a card of fields: label left, value right, its sentence under the value. */
export function FieldRow({ label, children, end, ...messages }: FieldRowProps) {
  return (
    <View className="ruled-row field-row">
      <View className="field-row__label">{label}</View>
      <View className="field-row__value">
        {children}
        <FieldMessages {...messages} />
      </View>
      {end}
    </View>
  );
}
