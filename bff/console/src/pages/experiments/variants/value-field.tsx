import type { ExampleLoan, ParameterName } from '@loudou/shared/page-config';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ExampleField } from './example-field';
import { choicesOf, lengthOf } from './parameter-forms';
import { useValueText } from './use-value-text';

interface ValueFieldProps {
  name: ParameterName;
  label: string;
  value: unknown;
  disabled: boolean;
  isWrong: boolean;
  onChange(value: unknown): void;
}

/** The control that fits a parameter: a choice, a line of so many letters, or a loan told in its figures. */
export function ValueField({ name, label, value, disabled, isWrong, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  const valueText = useValueText();
  const status = isWrong ? { status: 'error' as const } : {};
  if (name === 'landing.example')
    return (
      <ExampleField
        label={label}
        value={(value ?? null) as ExampleLoan | null}
        disabled={disabled}
        isWrong={isWrong}
        onChange={onChange}
      />
    );
  const choices = choicesOf(name);
  if (choices)
    return (
      <Select
        aria-label={label}
        value={String(value)}
        disabled={disabled}
        style={{ width: '100%' }}
        options={choices.map((choice) => ({ value: choice, label: valueText(name, choice) }))}
        onChange={onChange}
        {...status}
      />
    );
  const { least, most } = lengthOf(name);
  return (
    <>
      <Input.TextArea
        aria-label={label}
        value={String(value ?? '')}
        maxLength={most}
        autoSize={{ minRows: 1, maxRows: 4 }}
        disabled={disabled}
        placeholder={least === 0 ? t('experiments.pages.emptyText') : undefined}
        onChange={({ target }) => onChange(target.value)}
        {...status}
      />
      <small className={isWrong ? 'experiment-problem' : undefined}>
        {t(isWrong ? 'experiments.pages.lengthWrong' : 'experiments.pages.length', {
          letters: [...String(value ?? '')].length,
          least,
          most,
        })}
      </small>
    </>
  );
}
