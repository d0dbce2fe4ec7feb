import type { UseQueryResult } from '@tanstack/react-query';
import type { PageConfig } from '@loudou/shared/page-config';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import { useGroupName } from '../../../parts/use-group-name';
import { Icon } from '../../../shell/icons';
import type { Draft } from '../draft/use-draft';
import type { ParameterName, VariantKey } from '../experiment-types';
import { PinNumber } from '../preview/pin-number';
import { parameterKey } from '../variants/parameter-key';
import { useValueText } from '../variants/use-value-text';
import type { Check } from './compliance-types';
import { type FindingOf, failingVariants, sortFindings } from './findings.rules';
import { LoanEvidence } from './loan-evidence';
import { useEvidenceText } from './use-evidence-text';
import { useRuleTitle } from './use-rule-title';
import './compliance.css';

interface FindingsCardProps {
  check: UseQueryResult<Check>;
  variant: VariantKey;
  draft: Draft;
  marked: string | null;
  onVariant(variant: VariantKey): void;
  onMark(finding: FindingOf): void;
}

export function FindingsCard({ check, variant, draft, marked, onVariant, onMark }: FindingsCardProps) {
  const { t } = useTranslation();
  const sorted = check.data && sortFindings(check.data, variant);
  const failing = check.data ? failingVariants(check.data) : [];
  const failed = sorted?.needHands.filter(({ verdict }) => verdict === 'failed').length ?? 0;
  const pending = (sorted?.needHands.length ?? 0) - failed;
  const passed = sorted?.groups.reduce((sum, group) => sum + group.passed.length, 0) ?? 0;
  return (
    <Card
      title={t('experiments.compliance.findings')}
      aside={
        sorted && (
          <span className="finding-counts">
            <span className="tag good">{t('experiments.compliance.passed', { count: passed })}</span>
            {failed > 0 && (
              <span className="tag bad">{t('experiments.compliance.failed', { count: failed })}</span>
            )}
            {pending > 0 && (
              <span className="tag warn">{t('experiments.compliance.pending', { count: pending })}</span>
            )}
          </span>
        )
      }
    >
      <div className="finding-lead">
        <span className="quiet small">{t('experiments.compliance.lead')}</span>
        <Segmented<VariantKey>
          size="small"
          aria-label={t('experiments.preview.variant')}
          value={variant}
          options={draft.definition.variants.map(({ key }) => ({
            value: key,
            label: failing.includes(key) ? `${key.toUpperCase()} ×` : key.toUpperCase(),
          }))}
          onChange={onVariant}
        />
      </div>
      {check.isError && (
        <div className="card-body">
          <ErrorNote
            what={t('experiments.compliance.findings')}
            error={check.error}
            keepsOld={check.data !== undefined}
            onRetry={() => void check.refetch()}
          />
        </div>
      )}
      {check.isPending && (
        <div className="experiment-bones" aria-busy="true">
          {[90, 84, 78, 88, 70, 82].map((width) => (
            <div key={width} className="bone" style={{ width: `${width}%` }} />
          ))}
        </div>
      )}
      {sorted && sorted.needHands.length > 0 && (
        <>
          <h3 className="finding-group">
            {t('experiments.compliance.needHands', { count: sorted.needHands.length })}
          </h3>
          <ul>
            {sorted.needHands.map((finding, index) => (
              <NeedsHands
                key={finding.code}
                finding={finding}
                number={index + 1}
                draft={draft}
                isMarked={marked !== null && finding.places.includes(marked)}
                onMark={() => onMark(finding)}
              />
            ))}
          </ul>
        </>
      )}
      {sorted?.groups
        .filter(({ all }) => all > 0)
        .map(({ group, passed: inOrder, all }) => (
          <section key={group}>
            <h3 className="finding-group">
              {t(`experiments.compliance.group.${group}`)} ·{' '}
              {t('experiments.compliance.ofAll', { passed: inOrder.length, all })}
            </h3>
            <ul>
              {inOrder.map((finding) => (
                <Passed
                  key={finding.code}
                  finding={finding}
                  isMarked={marked !== null && finding.places.includes(marked)}
                  onMark={() => onMark(finding)}
                />
              ))}
            </ul>
          </section>
        ))}
    </Card>
  );
}

interface LineProps {
  finding: FindingOf;
  isMarked: boolean;
  onMark(): void;
}

function NeedsHands({
  finding,
  number,
  draft,
  isMarked,
  onMark,
}: LineProps & { number: number; draft: Draft }) {
  const { t } = useTranslation();
  const { experimentId } = useParams();
  const groupName = useGroupName();
  const ruleTitle = useRuleTitle();
  const evidenceText = useEvidenceText();
  const failed = finding.verdict === 'failed';
  return (
    <li className={`finding needs ${finding.verdict}${isMarked ? ' marked' : ''}`}>
      {failed ? (
        <PinNumber number={number} />
      ) : (
        <span className="finding-waits" aria-hidden="true">
          ◷
        </span>
      )}
      <div>
        <button
          type="button"
          className="finding-name"
          onClick={onMark}
          disabled={finding.places.length === 0}
        >
          <b>{ruleTitle(finding.code)}</b>
        </button>
        <p className="small">
          {evidenceText(finding)}
          {failed &&
            t('experiments.compliance.where', {
              host: groupName(finding.where.host),
              letters: t(`experiments.preview.lettersOf.${finding.where.largeText ? 'large' : 'normal'}`),
            })}
        </p>
        {failed && finding.code === 'C-04' && finding.evidence.loan && (
          <LoanEvidence loan={finding.evidence.loan} />
        )}
        {failed && draft.mayEdit && (
          <span className="experiment-inline">
            {finding.fix && <FixButton finding={finding} fix={finding.fix} draft={draft} />}
            <Link to={`/experiments/${experimentId}/pages`}>{t('experiments.compliance.toEditor')}</Link>
          </span>
        )}
      </div>
      <span className="quiet small">{finding.code}</span>
    </li>
  );
}

/** Puts the mending values into the arm; like any change it still has to be saved. */
function FixButton({ finding, fix, draft }: { finding: FindingOf; fix: Partial<PageConfig>; draft: Draft }) {
  const { t } = useTranslation();
  const valueText = useValueText();
  const [name] = Object.keys(fix) as ParameterName[];
  if (!name) return null;
  const { variants } = draft.definition;
  return (
    <Button
      type="primary"
      size="small"
      onClick={() =>
        draft.change({
          variants: variants.map((variant) =>
            variant.key === finding.variant ? { ...variant, values: { ...variant.values, ...fix } } : variant,
          ),
        })
      }
    >
      {t('experiments.compliance.fix', {
        part: t(`experiments.parameter.${parameterKey(name)}.name`),
        value: valueText(name, fix[name]),
      })}
    </Button>
  );
}

function Passed({ finding, isMarked, onMark }: LineProps) {
  const ruleTitle = useRuleTitle();
  const evidenceText = useEvidenceText();
  const applies = finding.verdict === 'passed';
  return (
    <li className={`finding${isMarked ? ' marked' : ''}`}>
      <span className={applies ? 'good-text' : 'quiet'}>
        {applies ? <Icon name="check" small /> : <span aria-hidden="true">–</span>}
      </span>
      <div>
        <button
          type="button"
          className="finding-name"
          onClick={onMark}
          disabled={finding.places.length === 0}
        >
          {ruleTitle(finding.code)}
        </button>
        <span className="quiet small finding-evidence">{evidenceText(finding)}</span>
        {applies && finding.code === 'C-04' && finding.evidence.loan && (
          <LoanEvidence loan={finding.evidence.loan} />
        )}
      </div>
      <span className="quiet small">{finding.code}</span>
    </li>
  );
}
