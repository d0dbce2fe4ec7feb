import { View } from '@tarojs/components';
import { accessible } from '../accessible';
import { classNames } from '../class-names';
import './term-choice.scss';

export interface TermChoiceProps {
  id: string;
  monthsOffered: readonly number[];
  /** Null while nothing is chosen. */
  months: number | null;
  onChange: (months: number) => void;
}

/** In how many instalments. Chosen is told by surface, edge and weight, not by colour. */
export function TermChoice({ id, monthsOffered, months, onChange }: TermChoiceProps) {
  return (
    <View id={id} className="choice" {...accessible({ role: 'radiogroup', label: '借多少期' })}>
      {monthsOffered.map((offered) => (
        <View
          key={offered}
          id={`${id}-${offered}`}
          className={classNames('choice__item', offered === months && 'choice__item--on')}
          {...accessible({ role: 'radio', checked: offered === months })}
          onClick={() => onChange(offered)}
        >
          {offered}期
        </View>
      ))}
    </View>
  );
}
