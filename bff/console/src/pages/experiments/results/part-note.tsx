import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { MarkedText } from './marked-text';
import { useResultsView } from './results-view';
import { useSegmentName } from './use-segment-name';

/** Whose figures these are, and that nothing is decided by them. */
export function PartNote() {
  const { t } = useTranslation();
  const { part } = useResultsView();
  const segmentName = useSegmentName();
  const [, setAddress] = useSearchParams();
  if (!part) return null;
  const showEverybody = () =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('part');
        return next;
      },
      { replace: true },
    );
  return (
    <div className="note results-top" role="status">
      <div>
        <MarkedText text={t('experiments.results.part.only', { part: segmentName(part.kind, part.value) })} />
        {t('experiments.results.part.lead')}{' '}
        <button type="button" className="results-link no-print" onClick={showEverybody}>
          {t('experiments.results.part.back')}
        </button>
      </div>
    </div>
  );
}
