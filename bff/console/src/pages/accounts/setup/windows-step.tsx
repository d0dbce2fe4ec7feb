import { Switch } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Card } from '../../../parts/card';
import { useGradingVersion } from '../account-queries';
import type { Setup } from '../account-types';
import { useWords } from '../use-words';
import { NumberField } from './number-field';
import { PaceCard } from './pace-card';
import type { StepProps } from './step-props';
import './switch-line.css';
import { UnknownCard } from './unknown-card';

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
