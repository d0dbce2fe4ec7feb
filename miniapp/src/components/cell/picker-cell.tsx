import { Picker, View } from '@tarojs/components';
import { accessible } from '../accessible';
import { Cell } from './cell';

export interface PickerCellProps {
  id: string;
  label: string;
  options: readonly string[];
  /** The place of the chosen option, or null while nothing is chosen: nothing is chosen beforehand. */
  chosen: number | null;
  onChoose: (place: number) => void;
  placeholder?: string;
  disabled?: boolean;
}

/** A row that opens the host's picker of one column. */
export function PickerCell(props: PickerCellProps) {
  const { id, label, options, chosen, onChoose, placeholder = '请选择', disabled } = props;
  return (
    <View className="ruled-row">
      <Picker
        id={id}
        mode="selector"
        range={[...options]}
        value={chosen ?? 0}
        disabled={disabled}
        // WeChat answers with text, Douyin with a number.
        onChange={(event) => onChoose(Number(event.detail.value))}
        {...accessible({ label })}
      >
        <Cell
          label={label}
          value={chosen === null ? undefined : options[chosen]}
          placeholder={placeholder}
          onClick={() => undefined}
        />
      </Picker>
    </View>
  );
}
