import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../field';

interface NumberFieldProps {
  label: ReactNode;
  help?: ReactNode;
  problem: string | null;
  unit: string;
  value: number;
  min: number;
  step?: number;
  onChange(value: number): void;
}

export function NumberField({
  label,
  help,
  problem,
  unit,
  value,
  min,
  step = 1,
  onChange,
}: NumberFieldProps) {
  return (
    <Field label={label} help={help} problem={problem}>
      {(ids) => (
        <InputNumber
          {...ids}
          {...(problem ? { status: 'error' as const } : {})}
          style={{ width: '100%' }}
          value={value}
          min={min}
          step={step}
          suffix={unit}
          onChange={(next) => next !== null && onChange(next)}
        />
      )}
    </Field>
  );
}
