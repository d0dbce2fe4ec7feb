import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MetricName } from '../experiment-types';
import { typedUnit, useMetricWords } from '../experiment-words';

interface MetricAmountFieldProps {
  id?: string;
  label?: string;
  metric: MetricName;
  /** In the metric's own unit. */
  value: number;
  least?: number;
  disabled: boolean;
  onChange(value: number): void;
}

/** A difference of a metric: points and yuan where the plan holds basis points and fen. */
export function MetricAmountField(props: MetricAmountFieldProps) {
  const { id, label, metric, value, least = 0, disabled, onChange } = props;
  const { t } = useTranslation();
  const words = useMetricWords();
  const definition = words.find(metric);
  const each = typedUnit(definition);
  return (
    <InputNumber
      id={id}
      aria-label={label}
      value={value / each}
      min={least / each}
      step={definition?.unit === 'points' ? 0.5 : definition?.unit === 'ms' ? 50 : 1}
      suffix={t(`experiments.unit.${definition?.unit ?? 'count'}`)}
      disabled={disabled}
      style={{ width: 150 }}
      onChange={(typed) => typed !== null && onChange(Number((typed * each).toFixed(4)))}
    />
  );
}
