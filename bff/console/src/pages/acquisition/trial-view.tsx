import { Trans, useTranslation } from 'react-i18next';
import { calendarDayText } from '../../format/moments';
import { exactFenText } from '../../format/money';
import { countText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { useGroupName } from '../../parts/use-group-name';
import type { zhAcquisition } from '../../language/acquisition/zh';
import type { SpendPart, SpendTrial } from './spend-trial';

const SHOWN_BAD = 8;
const SHOWN_UNKNOWN = 4;
type FileProblem = keyof typeof zhAcquisition.fileProblem;
type RowProblem = keyof typeof zhAcquisition.rowProblem;

/** What a file would change, before it changes anything. */
export function TrialView({ trial }: { trial: SpendTrial }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { changes, days, totals } = trial;
  if (trial.problem)
    return (
      <p className="note bad" role="alert">
        {t(`acquisition.fileProblem.${trial.problem.problem as FileProblem}`)}
      </p>
    );
  return (
    <div className="spend-trial-view">
      {days && (
        <p>
          <Trans
            i18nKey="acquisition.dialog.summary"
            values={{
              rows: countText(trial.rows),
              days: t('acquisition.importRange', {
                from: calendarDayText(days.from, language),
                to: calendarDayText(days.to, language),
              }),
              spend: exactFenText(totals.spendFen),
            }}
            components={{ b: <b /> }}
          />
          <small>
            {totals.impressions !== null &&
              totals.clicks !== null &&
              t('acquisition.dialog.clicks', {
                impressions: countText(totals.impressions),
                clicks: countText(totals.clicks),
              })}{' '}
            {trial.totalLines > 0 && t('acquisition.dialog.totals', { count: trial.totalLines })}
          </small>
        </p>
      )}
      {trial.badRows > 0 && (
        <div className="note bad" role="alert">
          <div>
            <b>{t('acquisition.dialog.bad', { count: trial.badRows })}</b>
            <ul>
              {trial.bad.slice(0, SHOWN_BAD).map(({ line, problem, value }) => (
                <li key={line}>
                  {t('acquisition.dialog.badLine', {
                    line,
                    problem: t(`acquisition.rowProblem.${problem as RowProblem}`),
                  })}
                  {value && <code>{value}</code>}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {trial.parts.length > 0 && (
        <p>
          {changes.new + changes.restated === 0
            ? t('acquisition.dialog.nothing')
            : t('acquisition.dialog.changes', changes)}
        </p>
      )}
      {trial.unknownAdsTotal > 0 && (
        <p className="note warn">
          {t('acquisition.dialog.unknown', {
            count: trial.unknownAdsTotal,
            examples: trial.unknownAds
              .slice(0, SHOWN_UNKNOWN)
              .map(({ planId, spendFen }) => `${planId} ${exactFenText(spendFen)}`)
              .join(language === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
      <Parts trial={trial} />
      {trial.ignoredColumns.length > 0 && (
        <p className="small quiet">
          {t('acquisition.dialog.ignored', {
            columns: trial.ignoredColumns.slice(0, 12).join(language === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
    </div>
  );
}

function Parts({ trial: { parts, partsTotal } }: { trial: SpendTrial }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const groupName = useGroupName();
  if (parts.length === 0) return null;
  return (
    <div className="spend-parts">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('acquisition.dialog.part')}</th>
            <th className="right">{t('acquisition.dialog.partSpend')}</th>
            <th className="right">{t('acquisition.dialog.partStands')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={`${part.adPlatform} ${part.accountId} ${part.day}`}>
              <td>
                {calendarDayText(part.day, language)}
                <small>
                  {groupName(part.adPlatform)} {part.accountId}
                </small>
              </td>
              <td className="right">{exactFenText(part.spendFen)}</td>
              <td className="right">
                <Standing part={part} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {partsTotal > parts.length && (
        <p className="small quiet">{t('acquisition.dialog.more', { count: partsTotal - parts.length })}</p>
      )}
    </div>
  );
}

function Standing({ part: { change, stands } }: { part: SpendPart }) {
  const { t } = useTranslation();
  if (change === 'new' || !stands) return <span className="quiet">{t('acquisition.dialog.partNew')}</span>;
  if (change === 'same') return <span className="quiet">{t('acquisition.dialog.partSame')}</span>;
  return (
    <>
      {t('acquisition.dialog.partVersion', {
        version: stands.version,
        spend: exactFenText(stands.spendFen),
      })}
    </>
  );
}
