import { View } from '@tarojs/components';
import { accessible } from '../accessible';
import { named } from '../named';
import './field.scss';

export interface FieldMessagesProps {
  id?: string;
  hint?: string | null;
  /** Read by a machine and not sure: to be checked, not wrong. */
  caution?: string | null;
  /** What is wrong, and what to do about it. */
  error?: string | null;
}

/** The sentence under a field: an error before a caution, a caution before a hint, never two. */
export function FieldMessages({ id, hint, caution, error }: FieldMessagesProps) {
  if (error)
    return (
      <View
        {...named(id)}
        className="field__message field__message--error"
        {...accessible({ role: 'alert' })}
      >
        {error}
      </View>
    );
  if (caution) return <View className="field__message field__message--caution">{caution}</View>;
  return hint ? <View className="field__message">{hint}</View> : null;
}
