import { InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../accounts/field';
import type { Length, Unit } from './draft.rules';

interface LengthFieldProps {
  label: string;
  help: string;
  problem: string | null;
  length: Length;
  onChange(length: Length): void;
}

/** How long, in days or hours. */
export function LengthField({ label, help, problem, length, onChange }: LengthFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={label} help={help} problem={problem} required>
      {(ids) => (
        <Space.Compact style={{ width: '100%' }}>
          <InputNumber
            {...ids}
            {...(problem ? { status: 'error' as const } : {})}
            value={length.count}
            min={0}
            style={{ flex: 1 }}
            onChange={(count) => onChange({ ...length, count })}
          />
          <Select<Unit>
            aria-label={t('attribution.draft.unitOf', { field: label })}
            value={length.unit}
            style={{ width: 88 }}
            options={[
              { value: 'days', label: t('attribution.draft.unitDays') },
              { value: 'hours', label: t('attribution.draft.unitHours') },
            ]}
            onChange={(unit) => onChange({ ...length, unit })}
          />
        </Space.Compact>
      )}
    </Field>
  );
}
