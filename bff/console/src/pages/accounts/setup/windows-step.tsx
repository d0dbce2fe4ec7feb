import { InputNumber, Radio, Switch } from 'antd';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Card } from '../../../parts/card';
import { useGradingVersion } from '../account-queries';
import type { Setup } from '../account-types';
import { Field } from '../field';
import { FoldedPart } from '../folded-part';
import { useWords } from '../use-words';
import type { StepProps } from './step-props';
import './choices.css';

export function WindowsStep(props: StepProps) {
  const { t } = useTranslation();
  const version = useGradingVersion();
  return (
    <>
      <p className="answer">
        {version !== undefined && (
          <Trans
            i18nKey={version === null ? 'accounts.windowsLeadNone' : 'accounts.windowsLead'}
            values={{ version: version === null ? '' : `v${version}` }}
            components={{ b: <b /> }}
          />
        )}
      </p>
      <div className="grid">
        <div className="column" style={{ gridColumn: 'span 7' }}>
          <Card title={t('accounts.windowsTitle')}>
            <div className="card-body form-grid three">
              <WindowField {...props} name="clickDays" unit={t('accounts.days')} />
              <WindowField {...props} name="deepClickDays" unit={t('accounts.days')} />
              <WindowField {...props} name="eventHours" unit={t('accounts.hours')} />
            </div>
          </Card>
          <UnknownCard {...props} />
        </div>
        <div className="column" style={{ gridColumn: 'span 5' }}>
          <GradingCard {...props} version={version} />
          <PaceCard {...props} />
        </div>
      </div>
    </>
  );
}

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

function NumberField({ label, help, problem, unit, value, min, step = 1, onChange }: NumberFieldProps) {
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

function WindowField({
  name,
  unit,
  setup,
  onChange,
  problemAt,
}: StepProps & { name: keyof Setup['windows']; unit: string }) {
  const { t } = useTranslation();
  const say = useWords();
  const problem = problemAt(`windows.${name}`);
  return (
    <NumberField
      label={t(`accounts.${name}`)}
      help={t(`accounts.${name}Help`)}
      problem={problem ? say(problem.words) : null}
      unit={unit}
      min={0}
      value={setup.windows[name]}
      onChange={(value) => onChange({ ...setup, windows: { ...setup.windows, [name]: value } })}
    />
  );
}

function UnknownCard({ setup, sink, onChange }: StepProps) {
  const { t } = useTranslation();
  const choices = [
    { value: 'hold' as const, title: t('accounts.unknownHold'), help: t('accounts.unknownHoldHelp') },
    {
      value: 'resend_same_id' as const,
      title: t('accounts.unknownResend'),
      help: t(sink.dropsRepeats ? 'accounts.unknownResendHelpDrops' : 'accounts.unknownResendHelpKeeps'),
    },
  ];
  return (
    <Card title={t('accounts.unknownTitle')}>
      <div className="card-body">
        <Radio.Group
          className="choices"
          value={setup.unknownPolicy}
          aria-label={t('accounts.unknownTitle')}
          onChange={({ target }) =>
            onChange({ ...setup, unknownPolicy: target.value as Setup['unknownPolicy'] })
          }
        >
          {choices.map(({ value, title, help }) => (
            <Radio key={value} value={value}>
              {title}
              <small
                className={
                  value === 'resend_same_id' && !sink.dropsRepeats && setup.unknownPolicy === value
                    ? 'warn-text'
                    : ''
                }
              >
                {help}
              </small>
            </Radio>
          ))}
        </Radio.Group>
      </div>
    </Card>
  );
}

function GradingCard({ setup, onChange, version }: StepProps & { version: number | null | undefined }) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('accounts.gradingTitle')}
      aside={version ? <span className="tag">{t('accounts.gradingNow', { version })}</span> : null}
    >
      <div className="card-body stack">
        <p>{t(version === null ? 'accounts.gradingNone' : 'accounts.gradingNote')}</p>
        <Link to="/grading">{t('accounts.gradingOpen')}</Link>
        <label className="switch-line">
          <Switch
            size="small"
            checked={setup.tellRegrades}
            onChange={(tellRegrades) => onChange({ ...setup, tellRegrades })}
          />
          <span>
            {t('accounts.tellRegrades')}
            <small>{t('accounts.tellRegradesHelp')}</small>
          </span>
        </label>
      </div>
    </Card>
  );
}

function PaceCard({ setup, onChange, problemAt }: StepProps) {
  const { t } = useTranslation();
  const say = useWords();
  const problemOf = (path: string) => {
    const problem = problemAt(path);
    return problem ? say(problem.words) : null;
  };
  const fields = [
    {
      label: t('accounts.rate'),
      path: 'rate.perSecond',
      unit: t('accounts.perSecond'),
      min: 0.01,
      value: setup.rate.perSecond,
      put: (perSecond: number) => ({ rate: { ...setup.rate, perSecond } }),
    },
    {
      label: t('accounts.burst'),
      path: 'rate.burst',
      unit: t('accounts.requests'),
      min: 1,
      value: setup.rate.burst,
      put: (burst: number) => ({ rate: { ...setup.rate, burst } }),
    },
    {
      label: t('accounts.timeoutMs'),
      path: 'timeoutMs',
      unit: t('accounts.milliseconds'),
      min: 100,
      value: setup.timeoutMs,
      put: (timeoutMs: number) => ({ timeoutMs }),
    },
    {
      label: t('accounts.retryHours'),
      path: 'retryHours',
      unit: t('accounts.hours'),
      min: 0,
      value: setup.retryHours,
      put: (retryHours: number) => ({ retryHours }),
    },
    {
      label: t('accounts.unknownWaitSeconds'),
      path: 'unknownWaitSeconds',
      unit: t('accounts.seconds'),
      min: 0,
      value: setup.unknownWaitSeconds,
      put: (unknownWaitSeconds: number) => ({ unknownWaitSeconds }),
    },
  ];
  return (
    <Card title={t('accounts.pace')}>
      <FoldedPart
        title={t('accounts.advanced', { count: fields.length })}
        hasProblem={fields.some(({ path }) => problemAt(path) !== null)}
      >
        <div className="form-grid">
          {fields.map(({ path, put, ...field }) => (
            <NumberField
              key={path}
              {...field}
              problem={problemOf(path)}
              onChange={(value) => onChange({ ...setup, ...put(value) })}
            />
          ))}
        </div>
      </FoldedPart>
    </Card>
  );
}
