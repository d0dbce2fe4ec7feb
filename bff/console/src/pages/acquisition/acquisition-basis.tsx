import { useTranslation } from 'react-i18next';
import type { AcquisitionAnswer, CostedStep } from '../../api/acquisition-queries';
import { ReportBasis } from '../../analysis/report-basis';
import type { Report } from '../../analysis/use-report';
import { calendarDayText } from '../../format/moments';
import { useLanguage } from '../../language/use-language';
import type { AcquisitionOwn } from './acquisition-own';
import { yuanText } from './cost.rules';

interface BasisProps {
  report: Report<AcquisitionOwn>;
  answer: AcquisitionAnswer;
}

/** Which reports stand behind the spend, which days are not ripe, and who is counted. */
export function AcquisitionBasis({ report, answer }: BasisProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { spend, spendSplit, basis } = answer;
  const unripe = new Map<string | null, CostedStep[]>();
  for (const { step, ripeTo, unripeFrom } of answer.ripeness)
    if (unripeFrom !== null) unripe.set(ripeTo, [...(unripe.get(ripeTo) ?? []), step]);
  const namesOf = (steps: CostedStep[]) =>
    steps.map((step) => t(`step.${step}`)).join(language === 'zh' ? '、' : ', ');
  return (
    <>
      <ReportBasis report={report} asOf={basis.asOf} marked={basis.marked}>
        <SpendBehind spend={spend} />
      </ReportBasis>
      <p className="basis acquisition-basis">
        {spend.days > 0 && <span>{t('acquisition.basisInterval')}</span>}
        {spend.restated > 0 && (
          <span>
            {t('acquisition.basisVersions', {
              restated: spend.restated,
              delta: `${spend.restatedByFen < 0 ? '−' : '+'}${yuanText(Math.abs(spend.restatedByFen))}`,
              highest: spend.highestVersion,
            })}
          </span>
        )}
        {!spendSplit && (
          <span>{t('acquisition.noSplit', { by: t(`acquisition.per.${report.own.per}`) })}</span>
        )}
        {[...unripe].map(([ripeTo, steps]) => (
          <span key={ripeTo ?? ''} className="hatch unripe-word">
            {ripeTo === null
              ? t('acquisition.unripeAll', { step: namesOf(steps) })
              : t('acquisition.unripe', { step: namesOf(steps), day: calendarDayText(ripeTo, language) })}
          </span>
        ))}
      </p>
    </>
  );
}

/** No report is not the same as nothing spent. */
function SpendBehind({ spend: { spendFen, days, newestAt } }: { spend: AcquisitionAnswer['spend'] }) {
  const { t } = useTranslation();
  if (newestAt === null) return <>{t('acquisition.basisNoSpend')}</>;
  if (days === 0) return <>{t('acquisition.basisNoReport')}</>;
  return <>{t('acquisition.basisSpend', { spend: yuanText(spendFen), days })}</>;
}
