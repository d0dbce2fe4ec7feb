import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import './switch-row.scss';

export interface SwitchRowProps {
  id: string;
  label: string;
  note?: ReactNode;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}

/** On or off at once, with no button behind it. The whole row is the target. */
export function SwitchRow({ id, label, note, on, onChange, disabled }: SwitchRowProps) {
  return (
    <View
      id={id}
      className="ruled-row switch-row"
      onClick={disabled ? undefined : () => onChange(!on)}
      {...accessible({ role: 'switch', checked: on, disabled, label })}
    >
      <View className="grow">
        <View>{label}</View>
        {note && <View className="small soft">{note}</View>}
      </View>
      <View className={classNames('switch', on && 'switch--on')} />
    </View>
  );
}
