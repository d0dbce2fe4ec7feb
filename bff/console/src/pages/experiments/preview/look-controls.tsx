import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useGroupName } from '../../../parts/use-group-name';
import type { Host, VariantKey } from '../experiment-types';
import type { PhoneLook } from './use-look';
import './look-controls.css';

interface LookControlsProps {
  look: PhoneLook;
  variants: readonly { key: VariantKey; name: string }[];
  hosts: readonly Host[];
  onLook(part: Partial<PhoneLook>): void;
}

export function LookControls({ look, variants, hosts, onLook }: LookControlsProps) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const short = (host: Host) => t(`experiments.preview.host.${host}`);
  return (
    <div className="phone-controls">
      <Segmented<VariantKey>
        size="small"
        aria-label={t('experiments.preview.variant')}
        value={look.variant}
        options={variants.map(({ key, name }) => ({
          value: key,
          label: key.toUpperCase(),
          title: name,
        }))}
        onChange={(variant) => onLook({ variant })}
      />
      <Segmented<Host>
        size="small"
        aria-label={t('experiments.preview.hostLabel')}
        value={look.host}
        options={hosts.map((host) => ({ value: host, label: short(host), title: groupName(host) }))}
        onChange={(host) => onLook({ host })}
      />
      <Segmented<'normal' | 'large'>
        size="small"
        aria-label={t('experiments.preview.letters')}
        value={look.largeText ? 'large' : 'normal'}
        options={(['normal', 'large'] as const).map((value) => ({
          value,
          label: t(`experiments.preview.lettersOf.${value}`),
        }))}
        onChange={(letters) => onLook({ largeText: letters === 'large' })}
      />
      <Segmented<'light' | 'dark'>
        size="small"
        aria-label={t('experiments.preview.theme')}
        value={look.dark ? 'dark' : 'light'}
        options={(['light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(theme) => onLook({ dark: theme === 'dark' })}
      />
    </div>
  );
}
