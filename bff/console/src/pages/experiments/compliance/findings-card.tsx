import type { UseQueryResult } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import type { Draft } from '../draft/use-draft';
import type { VariantKey } from '../experiment-types';
import type { Check } from './compliance-types';
import { NeedsHands, Passed } from './finding-line';
import { type FindingOf, failingVariants, sortFindings } from './findings.rules';
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
