import { Text, View } from '@tarojs/components';
import { accessible } from '../accessible';
import { Phrases } from '../keep';
import { Tag } from '../tag';
import { Tick } from '../tick';
import './consent-row.scss';

export interface ConsentRowProps {
  id: string;
  title: string;
  required: boolean;
  /** 用到 / 不含 / 交给, a line each; each line in phrases. */
  lines: readonly (string | readonly string[])[];
  ticked: boolean;
  onToggle: (ticked: boolean) => void;
}

/** One purpose, one decision. The whole row is the target, and nobody ticks it but the person. */
export function ConsentRow({ id, title, required, lines, ticked, onToggle }: ConsentRowProps) {
  return (
    <View
      id={id}
      className="ruled-row consent"
      onClick={() => onToggle(!ticked)}
      {...accessible({ role: 'checkbox', checked: ticked, label: title })}
    >
      <Tick on={ticked} />
      <View className="consent__body">
        <View className="row">
          <Text className="head">{title}</Text>
          <Tag>{required ? '申请必需' : '可选'}</Tag>
        </View>
        {lines.map((line, place) => (
          <View key={place} className="consent__line">
            {typeof line === 'string' ? line : <Phrases of={line} />}
          </View>
        ))}
      </View>
    </View>
  );
}
