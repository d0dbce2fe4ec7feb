import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import type { Setup } from '../account-types';
import './choices.css';
import type { StepProps } from './step-props';

/** What is done with a sending that nobody answered. */
export function UnknownCard({ setup, sink, onChange }: StepProps) {
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
