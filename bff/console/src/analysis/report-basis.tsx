import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dayText } from '../format/moments';
import { countText } from '../format/numbers';
import { useLanguage } from '../language/use-language';
import type { Report } from './use-report';

interface ReportBasisProps {
  report: Report<object>;
  asOf: string;
  /** People who are no customers, and whether they stand in the figures. */
  marked: { people: number; included: boolean; byMark?: { mark: string; people: number }[] };
  /** Days in it of which some share still moves. */
  unripe?: boolean;
  /** Whether anything in it has an interval; plain counts have none. */
  hasIntervals?: boolean;
  /** Who is counted. */
  children: ReactNode;
}

/** Who is counted, who is not, what may still change, and how fresh it is. */
export function ReportBasis({
  report,
  asOf,
  marked,
  unripe = false,
  hasIntervals = true,
  children,
}: ReportBasisProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { people, included } = marked;
  const kinds = (marked.byMark ?? [])
    .filter((kind) => kind.people > 0)
    .map(
      (kind) =>
        `${isMark(kind.mark) ? t(`analysis.mark.${kind.mark}`) : kind.mark} ${countText(kind.people)}`,
    );
  return (
    <p className="basis">
      <span>{children}</span>
      {hasIntervals && <span>{t('analysis.basisInterval')}</span>}
      {unripe && <span className="hatch unripe-word">{t('analysis.unripe')}</span>}
      <span title={kinds.join(language === 'zh' ? '、' : ', ')}>
        {t(included ? 'analysis.markedIn' : 'analysis.markedOut', { people: countText(people) })}
        {(people > 0 || included) && (
          <Button
            type="link"
            size="small"
            className="in-line"
            onClick={() => report.change({ withMarked: !report.view.withMarked })}
          >
            {t(included ? 'analysis.markedWithout' : 'analysis.markedWith')}
          </Button>
        )}
      </span>
      <span>{t('analysis.basisFresh', { time: `${dayText(asOf, language)} ${clockText(asOf)}` })}</span>
    </p>
  );
}

const marks = ['bot', 'staff', 'preview', 'test'] as const;
const isMark = (mark: string): mark is (typeof marks)[number] => marks.some((each) => each === mark);
