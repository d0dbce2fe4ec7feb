import { useTranslation } from 'react-i18next';
import { type Difference, pointsText } from './compare';

/** A change in points with what may be said of it; colour only for a verdict beyond error, and never without a word. */
export function ChangeText({ difference }: { difference: Difference | 'unripe' | 'nobody' }) {
  const { t } = useTranslation();
  if (difference === 'unripe')
    return <span className="quiet hatch unripe-word">{t('analysis.notRipe')}</span>;
  if (difference === 'nobody') return <span className="quiet">{t('analysis.nobodyThen')}</span>;
  const { change, verdict } = difference;
  if (verdict === 'too_few') return <span className="quiet">{t('analysis.fewConversions')}</span>;
  const tone = verdict === 'within_error' ? 'quiet' : change > 0 ? 'good-text' : 'bad-text';
  return (
    <>
      <span className={tone}>{t('analysis.points', { points: pointsText(change) })}</span>
      <small>{t(verdict === 'beyond_error' ? 'analysis.beyondError' : 'analysis.withinError')}</small>
    </>
  );
}
