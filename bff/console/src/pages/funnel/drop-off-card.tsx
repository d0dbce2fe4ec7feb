import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StepName } from '../../api/types';
import { durationText } from '../../format/durations';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { type DropOffReason, isOurs, shownReasons } from './drop-off.rules';
import { useReasonWords } from './use-reason-words';

interface DropOffCardProps {
  from: StepName;
  to: StepName;
  lost: number;
  reasons: DropOffReason[];
  onPeople(): void;
}

/** Why people left before a step: where each of them was last. */
export function DropOffCard({ from, to, lost, reasons, onPeople }: DropOffCardProps) {
  const { t } = useTranslation();
  const { shown, others } = shownReasons(reasons);
  const largest = shown[0]?.people ?? 0;
  const people = countText(lost);
  return (
    <Card
      title={t('analysis.dropTitle', { from: t(`step.${from}`), to: t(`step.${to}`) })}
      columns={3}
      footer={
        lost > 0 && (
          <Button type="link" size="small" className="in-line" onClick={onPeople}>
            {t('analysis.dropOpen', { people })}
          </Button>
        )
      }
    >
      <div className="card-body drop-off">
        {lost === 0 ? (
          <p className="quiet">{t('analysis.dropNone')}</p>
        ) : (
          <>
            <p className="small quiet">{t('analysis.dropLead', { lost: people })}</p>
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
            <p className="small quiet">{t('analysis.dropKinds')}</p>
          </>
        )}
      </div>
    </Card>
  );
}

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
          {medianStayMs === null
            ? ''
            : t('analysis.dropStay', { duration: durationText(medianStayMs, language) })}
        </span>
        <span title={`${intervalText(share)}%`}>{rateText(share)}</span>
      </div>
    </li>
  );
}
