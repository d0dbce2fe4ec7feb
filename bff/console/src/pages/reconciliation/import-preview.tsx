import { Trans, useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { Icon } from '../../shell/icons';
import type { FilePreview, ReconciledAccount } from './types';
import { moneyText, useWords } from './use-words';

interface ImportPreviewProps {
  preview: FilePreview;
  accounts: readonly ReconciledAccount[];
}

/** What the file says and what an import would change; a bad line stops all of it. */
export function ImportPreview({ preview, accounts }: ImportPreviewProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { problem, known } = preview;
  if (problem)
    return (
      <p className="note bad" role="alert">
        <Icon name="warning" small />
        {t(`reconciliation.import.problem.${problem.problem}`, { line: problem.line ?? '–' })}
      </p>
    );
  if (known)
    return (
      <p className="note">
        <Icon name="check" small />
        {t('reconciliation.import.known', {
          ...words.moment(known.madeAt),
          by: known.madeBy,
          file: known.fileName,
        })}
      </p>
    );
  if (preview.badRows > 0) return <BadRows preview={preview} />;
  if (preview.days.length === 0) return <p className="note warn">{t('reconciliation.import.nothing')}</p>;
  const conversions = preview.days.reduce((sum, day) => sum + day.conversions, 0);
  return (
    <div className="import-preview">
      <p>
        <Trans
          i18nKey="reconciliation.import.willImport"
          values={{
            rows: countText(preview.rows),
            conversions: countText(conversions),
            days: preview.days.length,
          }}
          components={{ b: <b /> }}
        />{' '}
        {preview.ignoredRows > 0 &&
          t('reconciliation.import.ignoredRows', { count: countText(preview.ignoredRows) })}
      </p>
      <Days preview={preview} accounts={accounts} />
      <Events preview={preview} />
      <Columns preview={preview} />
    </div>
  );
}

function Days({ preview, accounts }: ImportPreviewProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className="import-days">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('reconciliation.import.day')}</th>
            <th>{t('reconciliation.import.account')}</th>
            <th className="right">{t('reconciliation.import.conversions')}</th>
            <th className="right">{t('reconciliation.import.amount')}</th>
            <th>{t('reconciliation.import.replaces')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.days.map(({ accountId, day, conversions, amountFen, replaces }) => {
            const account = accounts.find((each) => each.accountId === accountId);
            return (
              <tr key={`${accountId} ${day}`}>
                <td className="nowrap">{words.day(day)}</td>
                <td>{account ? words.account(account) : accountId}</td>
                <td className="right">{countText(conversions)}</td>
                <td className="right">{amountFen === null ? '–' : moneyText(amountFen)}</td>
                <td className="quiet">
                  {replaces
                    ? t('reconciliation.import.replacesText', {
                        ...words.moment(replaces.madeAt),
                        count: countText(replaces.conversions),
                      })
                    : t('reconciliation.import.replacesNone')}{' '}
                  {replaces && conversions < replaces.conversions && (
                    <span className="tag warn">
                      {t('reconciliation.import.replacesFewer', {
                        count: countText(replaces.conversions - conversions),
                      })}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Events({ preview }: { preview: FilePreview }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <p className="tags">
      <span className="quiet small">{t('reconciliation.import.events')}</span>
      {preview.events.map(({ event, factName, conversions }) => (
        <span key={event} className="tag">
          {words.fact(factName)} <span className="mono">{event}</span> {countText(conversions)}
        </span>
      ))}
    </p>
  );
}

function Columns({ preview }: { preview: FilePreview }) {
  const { t } = useTranslation();
  const found = Object.entries(preview.columns) as [keyof FilePreview['columns'], string][];
  return (
    <p className="tags">
      <span className="quiet small">{t('reconciliation.import.columns')}</span>
      {found.map(([column, name]) => (
        <span key={column} className="tag">
          {t(`reconciliation.import.settings.column.${column}`)} <span className="mono">{name}</span>
        </span>
      ))}
      {preview.ignoredColumns.length > 0 && (
        <span className="quiet small">
          {t('reconciliation.import.ignoredColumns', { names: preview.ignoredColumns.join(', ') })}
        </span>
      )}
    </p>
  );
}

function BadRows({ preview }: { preview: FilePreview }) {
  const { t } = useTranslation();
  return (
    <div className="import-preview" role="alert">
      <p>
        <Trans
          i18nKey="reconciliation.import.bad"
          values={{ count: countText(preview.badRows) }}
          components={{ bad: <b className="bad-text" /> }}
        />
      </p>
      <div className="import-days">
        <table className="rows">
          <thead>
            <tr>
              <th className="right line-number">{t('reconciliation.import.line')}</th>
              <th>{t('reconciliation.import.what')}</th>
              <th>{t('reconciliation.import.value')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.bad.map(({ line, problem, value }) => (
              <tr key={`${line} ${problem}`}>
                <td className="right">{line}</td>
                <td>{t(`reconciliation.import.badRow.${problem}`)}</td>
                <td className="mono">{value ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {preview.bad.length < preview.badRows && (
        <p className="quiet small">{t('reconciliation.import.badMore', { count: preview.bad.length })}</p>
      )}
    </div>
  );
}
