import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortId } from '../../../format/codes';
import { fenText } from '../../../format/money';
import { calendarDayText } from '../../../format/moments';
import { useLanguage } from '../../../language/use-language';
import { rateText } from '../format';
import { GradeTag } from '../grade-tag';
import type { Replay } from '../grading-api';

type Example = Replay['examples'][number];

/** Enough to see what kinds there are; the others on request. */
const SHOWN = 6;

export function ExamplesTable({ examples }: { examples: Example[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      <ExampleRows examples={all ? examples : examples.slice(0, SHOWN)} />
      {!all && examples.length > SHOWN && (
        <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setAll(true)}>
          {t('grading.whatIf.examplesAll', { facts: examples.length })}
        </Button>
      )}
    </>
  );
}

function ExampleRows({ examples }: { examples: Example[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t('grading.day')}</th>
          <th>{t('grading.factHead')}</th>
          <th>{t('grading.whatIf.bands')}</th>
          <th>{t('grading.whatIf.before')}</th>
          <th>{t('grading.whatIf.after')}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map((example) => (
          <tr key={example.factId}>
            <td className="nowrap">{calendarDayText(example.day, language)}</td>
            <td>
              {t(`grading.fact.${example.factName}`)}{' '}
              <span className="mono quiet" title={example.factId}>
                {shortId(example.factId)}
              </span>
            </td>
            <td>{bandsText(example)}</td>
            <td>
              <Judged judged={example.from} />
            </td>
            <td>
              <Judged judged={example.to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function bandsText({ riskBand, limitBand, annualRateBps }: Example): string {
  return [riskBand ?? '–', limitBand ?? '–', annualRateBps === null ? '–' : rateText(annualRateBps)].join(
    ' · ',
  );
}

function Judged({ judged }: { judged: Example['from'] }) {
  return (
    <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
      <GradeTag grade={judged.grade} />
      {judged.expectedValueFen !== null && fenText(judged.expectedValueFen)}
    </span>
  );
}
