import { Checkbox, Segmented, Select, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import { useGroupName } from '../../../parts/use-group-name';
import type { Draft } from '../draft/use-draft';
import type { Definition } from '../experiment-types';
import { shareText } from '../experiment-words';
import { FormRow } from './form-row';
import { PercentField } from './percent-field';
import './plan.css';

type Platform = NonNullable<Definition['audience']['adPlatforms']>[number];

const hosts: Definition['audience']['hosts'] = ['weapp', 'tt', 'h5'];
const platforms: readonly Platform[] = ['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu', ''];
/** A hundredth of the layer is as fine as a hand can set it. */
const bpsPerPercent = 100;

export function AudienceCard({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const { definition, change, mayEdit, problemAt } = draft;
  const { audience, slot } = definition;
  const changeAudience = (part: Partial<Definition['audience']>) =>
    change({ audience: { ...audience, ...part } });
  return (
    <Card title={t('experiments.plan.audienceTitle')}>
      <div className="experiment-form">
        <FormRow label={t('experiments.plan.unit')} help={t(`experiments.plan.unitHelp.${definition.unit}`)}>
          {() => (
            <Segmented<Definition['unit']>
              aria-label={t('experiments.plan.unit')}
              value={definition.unit}
              disabled={!mayEdit}
              options={(['host', 'person'] as const).map((value) => ({
                value,
                label: t(`experiments.plan.unitName.${value}`),
              }))}
              onChange={(unit) => change({ unit })}
            />
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.hosts')} problem={problemAt('audience.hosts')}>
          {() => (
            <Checkbox.Group
              value={audience.hosts}
              disabled={!mayEdit}
              options={hosts.map((value) => ({ value, label: groupName(value) }))}
              onChange={(chosen) => changeAudience({ hosts: hosts.filter((host) => chosen.includes(host)) })}
            />
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.platforms')} problem={problemAt('audience.adPlatforms')}>
          {(id) => (
            <div className="experiment-inline">
              <Segmented<'all' | 'some'>
                aria-label={t('experiments.plan.platforms')}
                value={audience.adPlatforms === null ? 'all' : 'some'}
                disabled={!mayEdit}
                options={(['all', 'some'] as const).map((value) => ({
                  value,
                  label: t(`experiments.plan.platformsOf.${value}`),
                }))}
                onChange={(which) =>
                  changeAudience({ adPlatforms: which === 'all' ? null : ['ocean_engine'] })
                }
              />
              {audience.adPlatforms !== null && (
                <Select<Platform[]>
                  id={id}
                  mode="multiple"
                  value={audience.adPlatforms}
                  disabled={!mayEdit}
                  style={{ minWidth: 260 }}
                  options={platforms.map((value) => ({ value, label: groupName(value) }))}
                  onChange={(adPlatforms) => changeAudience({ adPlatforms })}
                />
              )}
            </div>
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.newcomers')}>
          {(id) => (
            <Checkbox
              id={id}
              checked={audience.newcomersOnly}
              disabled={!mayEdit}
              onChange={({ target }) => changeAudience({ newcomersOnly: target.checked })}
            >
              {t('experiments.plan.newcomersOnly')}
            </Checkbox>
          )}
        </FormRow>
        <FormRow
          label={t('experiments.plan.slot')}
          problem={problemAt('slot')}
          help={t('experiments.plan.slotHelp', {
            layer: t(`experiments.layer.${definition.layer}`),
            share: shareText(slot.toBps - slot.fromBps),
          })}
        >
          {() => (
            <Slider
              range
              value={[slot.fromBps / bpsPerPercent, slot.toBps / bpsPerPercent]}
              disabled={!mayEdit}
              marks={{ 0: '0%', 25: '25%', 50: '50%', 75: '75%', 100: '100%' }}
              ariaLabelForHandle={[t('experiments.plan.slotFrom'), t('experiments.plan.slotTo')]}
              onChange={([from = 0, to = 0]) =>
                change({ slot: { fromBps: from * bpsPerPercent, toBps: to * bpsPerPercent } })
              }
            />
          )}
        </FormRow>
        <FormRow
          label={t('experiments.plan.share')}
          help={t('experiments.plan.shareHelp', {
            share: shareText(((slot.toBps - slot.fromBps) * definition.shareBps) / 10_000),
          })}
        >
          {(id) => (
            <PercentField
              id={id}
              bps={definition.shareBps}
              least={0.01}
              most={100}
              disabled={!mayEdit}
              onChange={(shareBps) => change({ shareBps })}
            />
          )}
        </FormRow>
      </div>
    </Card>
  );
}
