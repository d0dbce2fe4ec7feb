import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import type { StepProps } from './step-props';

const clickNames = [
  'accountId',
  'projectId',
  'promotionId',
  'campaignId',
  'adId',
  'source',
  'partner',
] as const;
type ClickName = (typeof clickNames)[number];

/** Which clicks of the platform are this account's; most platforms have one account and need no answer. */
export function ClicksCard({ setup, onChange }: StepProps) {
  const { t } = useTranslation();
  const entries = Object.entries(setup.clicks);
  const [some, setSome] = useState(entries.length > 0);
  const unused = clickNames.filter((name) => !(name in setup.clicks));
  const put = (clicks: [string, string][]) => onChange({ ...setup, clicks: Object.fromEntries(clicks) });
  const add = () => put([...entries, [unused[0]!, '']]);
  return (
    <Card title={t('accounts.clicksTitle')}>
      <div className="card-body clicks">
        <p className="field-help">{t('accounts.clicksHelp')}</p>
        <Radio.Group
          value={some}
          aria-label={t('accounts.clicksTitle')}
          options={[
            { value: false, label: t('accounts.clicksAll') },
            { value: true, label: t('accounts.clicksSome') },
          ]}
          onChange={({ target }) => {
            setSome(target.value as boolean);
            if (!target.value) put([]);
            else if (entries.length === 0) add();
          }}
        />
        {some &&
          entries.map(([name, value], index) => (
            <div key={name} className="click-line">
              <Select
                value={name}
                aria-label={t('accounts.clicksTitle')}
                options={[name, ...unused].map((each) => ({
                  value: each,
                  label: clickNames.includes(each as ClickName)
                    ? t(`accounts.clickName.${each as ClickName}`)
                    : each,
                }))}
                onChange={(chosen) =>
                  put(entries.map((entry, at) => (at === index ? [chosen, entry[1]] : entry)))
                }
              />
              <Input
                value={value}
                aria-label={name}
                className="mono-field"
                spellCheck={false}
                onChange={({ target }) =>
                  put(entries.map((entry, at) => (at === index ? [entry[0], target.value.trim()] : entry)))
                }
              />
              <Button type="text" onClick={() => put(entries.filter((_, at) => at !== index))}>
                {t('accounts.clicksRemove')}
              </Button>
            </div>
          ))}
        {some && unused.length > 0 && (
          <Button size="small" onClick={add} style={{ justifySelf: 'start' }}>
            {t('accounts.clicksAdd')}
          </Button>
        )}
      </div>
    </Card>
  );
}
