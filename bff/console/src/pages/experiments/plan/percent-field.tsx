import { InputNumber } from 'antd';

const bpsPerPercent = 100;

interface PercentFieldProps {
  id: string;
  bps: number;
  /** In percent. */
  least: number;
  most: number;
  step?: number;
  disabled: boolean;
  onChange(bps: number): void;
}

/** People type percent; plans hold basis points. */
export function PercentField({ id, bps, least, most, step = 1, disabled, onChange }: PercentFieldProps) {
  return (
    <InputNumber
      id={id}
      value={bps / bpsPerPercent}
      min={least}
      max={most}
      step={step}
      suffix="%"
      disabled={disabled}
      style={{ width: 130 }}
      onChange={(percent) => percent !== null && onChange(Math.round(percent * bpsPerPercent))}
    />
  );
}
