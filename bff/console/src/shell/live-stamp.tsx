import { useTranslation } from 'react-i18next';
import { useLive } from '../api/queries';
import { durationText } from '../format/durations';
import { dayText, shortClockText } from '../format/moments';
import { useLanguage } from '../language/use-language';
import { liveState } from './live-state';
import { useNow } from './use-now';

/** How fresh the page is. It turns amber when nothing came for a minute, and says since when. */
export function LiveStamp() {
  const { t } = useTranslation();
  const language = useLanguage();
  const live = useLive();
  const nowMs = useNow();
  const state = liveState({ answeredAtMs: live.dataUpdatedAt, nowMs });
  if (state === 'waiting' || !live.data) return <Stamp dot="off">{t('live.waiting')}</Stamp>;

  const momentText = (iso: string) => `${dayText(iso, language)} ${shortClockText(iso)}`;
  if (state === 'stale')
    return <Stamp dot="warn">{t('live.stale', { time: momentText(live.data.asOf) })}</Stamp>;
  const { asOf, newestFactAt } = live.data;
  const ageMs = newestFactAt && Date.parse(asOf) - Date.parse(newestFactAt) + (nowMs - live.dataUpdatedAt);
  const newest =
    ageMs === null
      ? t('live.none')
      : t('live.newest', { age: durationText(Math.max(0, Number(ageMs)), language) });
  return (
    <Stamp dot="">
      {t('live.fresh', { time: momentText(asOf) })}
      {language === 'zh' ? '，' : ', '}
      {newest}
    </Stamp>
  );
}

function Stamp({ dot, children }: { dot: '' | 'warn' | 'off'; children: React.ReactNode }) {
  return (
    <span className={dot === 'warn' ? 'live-stamp stale' : 'live-stamp'}>
      <span className={`dot ${dot}`} />
      <span>{children}</span>
    </span>
  );
}
