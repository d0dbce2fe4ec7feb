import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortId } from '../../format/codes';
import { Card } from '../../parts/card';
import { PersonLink } from '../../parts/person-link';
import { type Mark, MAX_MARKS } from './quality-api';
import { useEvidenceWords, useMarkName } from './rule-words';
import { useFirstRows } from './use-first-rows';
import { useMoment } from './use-moment';

/** As many as stand beside their groups. */
const FEW = 6;

interface MarksCardProps {
  marks: Mark[];
  mayAct: boolean;
  onTakeBack(mark: Mark): void;
}

/** The latest marks with what they rest on. Those that another row has overtaken stay readable. */
export function MarksCard({ marks, mayAct, onTakeBack }: MarksCardProps) {
  const { t } = useTranslation();
  const { shown, more } = useFirstRows(marks, FEW);
  return (
    <Card
      title={t('quality.traffic.marksTitle')}
      columns={8}
      footer={more}
      aside={
        marks.length === MAX_MARKS && (
          <span className="small quiet">{t('quality.traffic.marksNote', { count: MAX_MARKS })}</span>
        )
      }
    >
      {marks.length === 0 ? (
        <p className="card-body quiet">{t('quality.traffic.marksNone')}</p>
      ) : (
        <div className="rows-scroll quality-marks">
          <table className="rows">
            <thead>
              <tr>
                <th>{t('quality.traffic.head.person')}</th>
                <th>{t('quality.traffic.head.what')}</th>
                <th>{t('quality.traffic.head.why')}</th>
                <th>{t('quality.traffic.head.by')}</th>
                {mayAct && <th />}
              </tr>
            </thead>
            <tbody>
              {shown.map((mark) => (
                <MarkRow key={mark.markId} mark={mark} mayAct={mayAct} onTakeBack={() => onTakeBack(mark)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

interface MarkRowProps {
  mark: Mark;
  mayAct: boolean;
  onTakeBack(): void;
}

function MarkRow({ mark, mayAct, onTakeBack }: MarkRowProps) {
  const { t } = useTranslation();
  const markName = useMarkName();
  const evidenceWords = useEvidenceWords();
  const moment = useMoment();
  const isRule = mark.madeBy === 'rule';
  const isOver = !mark.stands && mark.mark !== 'none';
  return (
    <tr className={isOver ? 'quiet' : undefined}>
      <td className="nowrap">
        <PersonLink personId={mark.personId} />
      </td>
      <td className="nowrap">
        <span className="mark-name">{markName(mark.mark)}</span>
        {isOver && <small>{t('quality.traffic.over')}</small>}
      </td>
      <td className="why">{evidenceWords(mark)}</td>
      <td className="nowrap">
        <span className={isRule ? undefined : 'mono'} title={isRule ? mark.rule : mark.madeBy}>
          {isRule ? t('quality.traffic.byRule') : shortId(mark.madeBy)}
        </span>
        <small>{moment(mark.markedAt)}</small>
      </td>
      {mayAct && (
        <td className="right">
          {mark.stands && (
            <Button size="small" className="no-print" onClick={onTakeBack}>
              {t('quality.traffic.takeBack')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}
