import { useTranslation } from 'react-i18next';
import { countText } from '../../../format/numbers';
import type { useReplay } from '../grading-api';
import { differenceText } from '../format';
import { GradingRefusal } from '../grading-refusal';

interface ReplayPreviewProps {
  replay: ReturnType<typeof useReplay>;
  /** Whose words tell it. */
  of: 'regrading' | 'rollBack';
}

/** What would move, before the button works. */
export function ReplayPreview({ replay, of }: ReplayPreviewProps) {
  const { t } = useTranslation();
  if (replay.isError) return <GradingRefusal error={replay.error} onRetry={() => void replay.refetch()} />;
  if (!replay.data) {
    return (
      <p className="note" role="status">
        {t('grading.whatIf.computing')}
      </p>
    );
  }
  const { total } = replay.data;
  const facts = countText(total.facts);
  return (
    <p className="note" role="status">
      {total.moved === 0
        ? t(`grading.${of}.nothing`, { facts })
        : t(`grading.${of}.preview`, {
            facts,
            moved: countText(total.moved),
            difference: differenceText(total.newValueFen - total.oldValueFen),
          })}
    </p>
  );
}
