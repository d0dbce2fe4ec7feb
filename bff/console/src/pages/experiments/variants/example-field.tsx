import type { ExampleLoan } from '@loudou/shared/page-config';
import { InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import './variants.css';

const first: ExampleLoan = {
  amountFen: 1_000_000,
  months: 12,
  annualRateBps: 1_800,
  upfrontFeeFen: 0,
  monthlyFeeFen: 0,
  shownAnnualRateBps: 1_800,
};

/** People type yuan and percent. */
const fields = [
  { name: 'amountFen', each: 100, suffix: 'yuan' },
  { name: 'months', each: 1, suffix: 'months' },
  { name: 'annualRateBps', each: 100, suffix: 'percent' },
  { name: 'upfrontFeeFen', each: 100, suffix: 'yuan' },
  { name: 'monthlyFeeFen', each: 100, suffix: 'yuan' },
  { name: 'shownAnnualRateBps', each: 100, suffix: 'percent' },
] as const;

interface ExampleFieldProps {
  label: string;
  value: ExampleLoan | null;
  disabled: boolean;
  isWrong: boolean;
  onChange(value: ExampleLoan | null): void;
}

export function ExampleField({ label, value, disabled, isWrong, onChange }: ExampleFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="example-field">
      <span className="experiment-inline">
        <Switch
          size="small"
          aria-label={label}
          checked={value !== null}
          disabled={disabled}
          onChange={(shown) => onChange(shown ? first : null)}
        />
        {t(value === null ? 'experiments.pages.noExample' : 'experiments.pages.example.shown')}
      </span>
      {value !== null &&
        fields.map(({ name, each, suffix }) => (
          <label key={name}>
            <span>{t(`experiments.pages.example.${name}`)}</span>
            <InputNumber
              size="small"
              value={value[name] / each}
              min={0}
              disabled={disabled}
              suffix={t(`experiments.pages.example.unit.${suffix}`)}
              onChange={(typed) => typed !== null && onChange({ ...value, [name]: Math.round(typed * each) })}
            />
          </label>
        ))}
      {isWrong && <p className="experiment-problem">{t('experiments.problem.value')}</p>}
    </div>
  );
}
