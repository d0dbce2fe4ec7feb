import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayText, clockText } from '../../../format/moments';
import { zhAudit } from '../../../language/experiments/zh.audit';
import { useLanguage } from '../../../language/use-language';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import { hashText } from '../compliance/approval-card';
import { ExperimentSkeleton } from '../experiment-skeleton';
import { useAudit, useTemplates } from '../experiment-queries';
import type { AuditLine, Experiment } from '../experiment-types';
import { shareText, useDoerName } from '../experiment-words';
import { useDecisionText } from '../results/use-decision-text';
import { useReasonText } from '../use-reason-text';
import './audit.css';

type Action = keyof typeof zhAudit.action;
const isAction = (name: string): name is Action => Object.hasOwn(zhAudit.action, name);

/** Who did what, when and why, with what stood there before and after. */
export function AuditTab({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslation();
  const audit = useAudit(experiment.experimentId);
  if (!audit.data) {
    return audit.isError ? (
      <ErrorNote what={t('experiments.tab.audit')} error={audit.error} onRetry={() => void audit.refetch()} />
    ) : (
      <ExperimentSkeleton />
    );
  }
  const lines = audit.data.pages.flatMap((page) => page.lines);
  const people = new Set(lines.map(({ by }) => by.operatorId)).size;
  return (
    <>
      <p className="answer experiment-answer" role="status">
        {t('experiments.audit.answer', { count: lines.length, people })}
      </p>
      <p className="basis">
        <span>{t('experiments.audit.basis')}</span>
      </p>
      <div className="grid">
        <Card title={t('experiments.audit.title')}>
          <div className="rows-scroll">
            <table className="rows audit-table">
              <thead>
                <tr>
                  <th>{t('experiments.audit.head.when')}</th>
                  <th>{t('experiments.audit.head.who')}</th>
                  <th>{t('experiments.audit.head.what')}</th>
                  <th>{t('experiments.audit.head.why')}</th>
                  <th>{t('experiments.audit.head.change')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Line key={line.entryId} line={line} />
                ))}
              </tbody>
            </table>
          </div>
          {audit.hasNextPage && (
            <div className="card-body">
              <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
                {t('experiments.audit.more')}
              </Button>
            </div>
          )}
        </Card>
      </div>
    </>
  );
}

function Line({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const doerName = useDoerName();
  const reasonText = useReasonText();
  const templates = useTemplates();
  const { action, by, at, before, after, reason } = line;
  const template = templates.data?.find(({ name }) => action === 'experiment_created' && name === reason);
  const why = template
    ? t('experiments.audit.fromTemplate', { template: template.title[language] })
    : reason && reasonText(reason);
  return (
    <tr>
      <td className="nowrap">
        {dayText(at, language)} <span className="quiet">{clockText(at)}</span>
      </td>
      <td className="nowrap">{doerName(by)}</td>
      <td className="audit-what">{isAction(action) ? t(`experiments.audit.action.${action}`) : action}</td>
      <td className="audit-why" title={why === reason ? undefined : (reason ?? undefined)}>
        {why ?? <span className="quiet">–</span>}
      </td>
      <td className="nowrap">
        <Mark value={before} action={action} />{' '}
        {before !== null && after !== null && <span className="quiet">→</span>}{' '}
        <Mark value={after} action={action} />
      </td>
    </tr>
  );
}

const longestWord = 24;
const shareActions = ['experiment_share_set', 'experiment_rolled_out', 'experiment_rolled_back'];
const decisionActions = ['experiment_decided', 'experiment_decision_asked', 'experiment_decision_seconded'];
const hosts = ['weapp', 'tt', 'h5'] as const;

/** A hash by its beginning and end, a share in percent, a preview by its arm and host, a decision in words. */
function Mark({ value, action }: { value: string | null; action: string }) {
  const { t } = useTranslation();
  const { recommendedText } = useDecisionText();
  if (value === null) return null;
  if (decisionActions.includes(action)) return <span>{recommendedText(value)}</span>;
  if (shareActions.includes(action) && /^\d{1,5}$/.test(value))
    return <span>{shareText(Number(value))}</span>;
  const [variant, host] = value.split(':');
  const onHost = hosts.find((each) => each === host);
  if (variant && onHost)
    return <span>{`${variant.toUpperCase()} · ${t(`experiments.preview.host.${onHost}`)}`}</span>;
  return (
    <span className="mono" title={value}>
      {value.length > longestWord ? hashText(value) : value}
    </span>
  );
}
