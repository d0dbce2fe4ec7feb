import { useTranslation } from 'react-i18next';
import { durationText } from '../../../format/durations';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import type { DryRunAnswer, Sink } from '../account-types';
import { FoldedPart } from '../folded-part';
import { ExplainedTable } from './explained-table';
import { ShownText } from './shown-text';

/** The request itself beside what stands around it: its reasons, consent, window, and whether it would go. */
export function DryRunResult({ run, sink }: { run: DryRunAnswer; sink: Sink }) {
  const { t } = useTranslation();
  return (
    <>
      {run.refusal && (
        <p className="note warn" style={{ marginTop: 16 }}>
          {t('accounts.dryRunRefused', { cause: run.refusal })}
        </p>
      )}
      {!run.refusal && !run.request && (
        <p className="note warn" style={{ marginTop: 16 }}>
          {t('accounts.dryRunNoSecrets')}
        </p>
      )}
      <AroundStrip run={run} />
      {run.request && (
        <div className="grid">
          <div style={{ gridColumn: 'span 6' }}>
            <RequestCard run={run} />
          </div>
          <div style={{ gridColumn: 'span 6' }}>
            <ExplainedTable leaves={run.explained} sink={sink} />
          </div>
        </div>
      )}
    </>
  );
}

function RequestCard({ run }: { run: DryRunAnswer }) {
  const { t } = useTranslation();
  const request = run.request!;
  return (
    <Card
      title={t('accounts.request')}
      aside={<span className="small quiet">{t('accounts.requestBytes', { bytes: request.bytes })}</span>}
    >
      <div className="card-body stack" id="dry-run-request">
        <p className="small quiet">{t('accounts.requestNote')}</p>
        <pre className="code">
          <b>{request.method}</b> <ShownText parts={request.url} />
        </pre>
        {request.headers.length > 0 && (
          <pre className="code" aria-label={t('accounts.requestHeaders')}>
            {request.headers.map(({ name, value }) => (
              <span key={name} className="code-line">
                {name}: <ShownText parts={value} />
              </span>
            ))}
          </pre>
        )}
        {request.body.length > 0 && (
          <pre className="code">
            <ShownText parts={request.body} />
          </pre>
        )}
      </div>
      {run.ledgerText && (
        <FoldedPart title={t('accounts.ledgerKeeps')}>
          <pre className="code">{run.ledgerText}</pre>
        </FoldedPart>
      )}
    </Card>
  );
}

function AroundStrip({ run }: { run: DryRunAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { window, gate } = run;
  return (
    <section className="card around">
      <div>
        <h3>{t('accounts.leaveTitle')}</h3>
        <p className={gate && gate.leave !== 'send' && gate.leave !== 'not_running' ? 'warn-text' : ''}>
          {gate ? t(`accounts.leave.${gate.leave}`) : t('accounts.leaveSample')}
        </p>
        {gate?.told && (
          <p className="quiet small">
            {t('accounts.told', { state: t(`accounts.toldState.${gate.told.state}`) })}
          </p>
        )}
      </div>
      <div>
        <h3>{t('accounts.externalTitle')}</h3>
        <p className="mono">{run.externalId}</p>
        <p className="quiet small">{t('accounts.externalNote')}</p>
      </div>
      <div>
        <h3>{t('accounts.windowTitle')}</h3>
        <p>
          {t('accounts.windowClick', {
            goal: t(`accounts.goal.${window.goal}`),
            days: window.clickDays,
            hours: window.eventHours,
          })}
        </p>
        {window.clickAgeMs !== null && window.eventAgeMs !== null && (
          <p className="small quiet">
            {t('accounts.windowAges', {
              click: durationText(window.clickAgeMs, language),
              event: durationText(window.eventAgeMs, language),
            })}
          </p>
        )}
        {window.isInside !== null && (
          <p className={window.isInside ? 'good-text small' : 'warn-text small'}>
            {t(window.isInside ? 'accounts.windowInside' : 'accounts.windowOutside')}
          </p>
        )}
      </div>
      {run.consents.length > 0 && (
        <div>
          <h3>{t('accounts.consentTitle')}</h3>
          <dl className="pairs stacked">
            {run.consents.map(({ field, without, values }) => (
              <div key={field} className={without === 'unused' ? 'quiet' : ''}>
                <dt>{t(`accounts.consentField.${field}`)}</dt>
                <dd>{t(`accounts.consentEffect.${without}`, { values: values.map(lastName).join(', ') })}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  );
}

/** The name that somebody would look for in the platform's documents, without the way there. */
const lastName = (name: string): string => name.split('.').at(-1) ?? name;
