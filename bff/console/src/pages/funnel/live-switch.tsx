import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../format/durations';
import { useLanguage } from '../../language/use-language';
import { useNow } from '../../shell/use-now';

/** Counts that are this old are no longer what one would call live. */
const BEHIND_MS = 2_500;

interface LiveSwitchProps {
  live: boolean;
  /** Up to when everything is counted; null while nothing is. */
  asOf: string | null;
  onChange(live: boolean): void;
}

/** While it is on the figures are asked anew every second; it says so when they cannot keep up. */
export function LiveSwitch({ live, asOf, onChange }: LiveSwitchProps) {
  const { t } = useTranslation();
  return (
    <label className="live-switch no-print">
      <Switch size="small" id="live" checked={live} onChange={onChange} />
      <span>{t('analysis.live')}</span>
      {live && asOf && <Behind asOf={asOf} />}
    </label>
  );
}

function Behind({ asOf }: { asOf: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const behindMs = useNow() - Date.parse(asOf);
  if (behindMs <= BEHIND_MS) return <span className="small quiet">{t('analysis.liveNow')}</span>;
  return (
    <span className="small warn-text">
      {t('analysis.liveBehind', { age: durationText(behindMs, language) })}
    </span>
  );
}
