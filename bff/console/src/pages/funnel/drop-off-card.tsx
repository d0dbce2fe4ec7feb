import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DropOff, DropOffReason } from '../../api/analysis-queries';
import type { StepName } from '../../api/types';
import { durationText } from '../../format/durations';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { ErrorNote } from '../../parts/error-note';
import { isOurs, shownReasons } from './drop-off.rules';
import { useReasonWords } from './use-reason-words';

interface DropOffCardProps {
  from: StepName;
  to: StepName;
  query: UseQueryResult<DropOff>;
  onPeople(): void;
}

/** Why people left before a step: where each of them was last. It stands on its own: the funnel never waits for it. */
export function DropOffCard({ from, to, query, onPeople }: DropOffCardProps) {
  const { t } = useTranslation();
  const title = t('analysis.dropTitle', { from: t(`step.${from}`), to: t(`step.${to}`) });
  const { data } = query;
  return (
    <Card
      title={title}
      columns={3}
      footer={
        data && (
          <Button type="link" size="small" className="in-line" onClick={onPeople}>
            {t('analysis.dropOpen')}
          </Button>
        )
      }
    >
      <div className={query.isPlaceholderData ? 'card-body drop-off recounting' : 'card-body drop-off'}>
        {data ? (
          <Reasons dropOff={data} />
        ) : query.isError ? (
          <ErrorNote what={title} error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div className="drop-off-bones" aria-hidden="true">
            {Array.from({ length: 6 }, (_, row) => (
              <div key={row} className="bone" style={{ width: `${96 - row * 12}%` }} />
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}

function Reasons({ dropOff: { lost, waiting, reasons } }: { dropOff: DropOff }) {
  const { t } = useTranslation();
  const { shown, others } = shownReasons(reasons);
  const largest = shown[0]?.people ?? 0;
  return (
    <>
      <p className="small quiet">
        {lost === 0 ? t('analysis.dropNone') : t('analysis.dropLead', { lost: countText(lost) })}
      </p>
      <ol>
        {shown.map((reason) => (
          <Reason key={`${reason.kind} ${reason.page ?? ''} ${reason.key}`} {...{ reason, largest }} />
        ))}
        {others > 0 && (
          <li className="drop-off-head quiet">
            <span>{t('analysis.dropOthers')}</span>
            <span>{countText(others)}</span>
          </li>
        )}
      </ol>
      {lost > 0 && <p className="small quiet">{t('analysis.dropKinds')}</p>}
      {waiting > 0 && (
        <p className="small quiet">{t('analysis.dropWaiting', { people: countText(waiting) })}</p>
      )}
    </>
  );
}

/** Shorter than this nobody stayed. */
const SHORTEST_STAY_MS = 1_000;

function Reason({ reason, largest }: { reason: DropOffReason; largest: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useReasonWords()(reason);
  const { people, share, medianStayMs } = reason;
  return (
    <li>
      <div className="drop-off-head">
        <span title={words}>{words}</span>
        <b>{countText(people)}</b>
      </div>
      <div
        className={isOurs(reason) ? 'drop-off-bar' : 'drop-off-bar pale'}
        style={{ width: `${largest === 0 ? 0 : (people / largest) * 100}%` }}
      />
      <div className="drop-off-foot">
        <span>
          {medianStayMs === null || medianStayMs < SHORTEST_STAY_MS
            ? ''
            : t('analysis.dropStay', { duration: durationText(medianStayMs, language) })}
        </span>
        <span title={`${intervalText(share)}%`}>{rateText(share)}</span>
      </div>
    </li>
  );
}
