import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import type { Draft } from '../draft/use-draft';
import type { Definition, MetricName } from '../experiment-types';
import { shareText, useMetricWords } from '../experiment-words';
import { FormRow } from './form-row';
import { GuardrailTable } from './guardrail-table';
import { MetricAmountField } from './metric-amount-field';
import { PercentField } from './percent-field';
import './plan.css';

const maxGuardrails = 8;
/** Where no margin is built in: a point, or what it is in the metric's unit. */
const usualMargin = { points: 100, fen: 10_000, ms: 200, count: 1 } as const;

export function JudgeCard({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const words = useMetricWords();
  const { definition, change, mayEdit, problemAt } = draft;
  const { primary, guardrails } = definition;
  const changeGuardrails = (next: Definition['guardrails']) => change({ guardrails: next });
  const unused = words.all.filter(
    ({ name }) => name !== primary.metric && guardrails.every(({ metric }) => metric !== name),
  );
  const addGuardrail = (name: MetricName) => {
    const metric = words.find(name);
    const margin =
      metric && 'builtInMargin' in metric ? metric.builtInMargin : usualMargin[metric?.unit ?? 'points'];
    changeGuardrails([...guardrails, { metric: name, margin }]);
  };
  return (
    <Card title={t('experiments.plan.judgeTitle')}>
      <div className="experiment-form">
        <FormRow label={t('experiments.plan.primary')} help={t('experiments.plan.primaryHelp')}>
          {(id) => (
            <Select<MetricName>
              id={id}
              value={primary.metric}
              disabled={!mayEdit}
              style={{ width: 260 }}
              options={words.all.map(({ name }) => ({ value: name, label: words.name(name) }))}
              onChange={(metric) =>
                change({
                  primary: { metric, smallestEffect: effectFor(metric, primary, words.find) },
                  guardrails: guardrails.filter((guardrail) => guardrail.metric !== metric),
                })
              }
            />
          )}
        </FormRow>
        <FormRow
          label={t('experiments.plan.smallestEffect')}
          help={t('experiments.plan.smallestEffectHelp')}
          problem={problemAt('primary.smallestEffect')}
        >
          {(id) => (
            <MetricAmountField
              id={id}
              metric={primary.metric}
              value={primary.smallestEffect}
              disabled={!mayEdit}
              onChange={(smallestEffect) => change({ primary: { ...primary, smallestEffect } })}
            />
          )}
        </FormRow>
        <FormRow
          label={t('experiments.plan.guardrails')}
          help={t('experiments.plan.guardrailsHelp')}
          problem={problemAt('guardrails')}
        >
          {() => (
            <>
              <GuardrailTable guardrails={guardrails} disabled={!mayEdit} onChange={changeGuardrails} />
              {mayEdit && guardrails.length < maxGuardrails && unused.length > 0 && (
                <Select<MetricName>
                  value={null}
                  aria-label={t('experiments.plan.addGuardrail')}
                  placeholder={
                    <span className="experiment-inline">
                      <Icon name="plus" small />
                      {t('experiments.plan.addGuardrail')}
                    </span>
                  }
                  style={{ width: 220, marginTop: 8 }}
                  options={unused.map(({ name }) => ({ value: name, label: words.name(name) }))}
                  onChange={addGuardrail}
                />
              )}
            </>
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.looks')} help={t('experiments.plan.looksHelp')}>
          {(id) => (
            <InputNumber
              id={id}
              value={definition.looks}
              min={1}
              max={60}
              precision={0}
              suffix={t('experiments.plan.looksUnit')}
              disabled={!mayEdit}
              style={{ width: 130 }}
              onChange={(looks) => looks !== null && change({ looks })}
            />
          )}
        </FormRow>
        <FormRow
          label={t('experiments.plan.alpha')}
          help={t('experiments.plan.alphaHelp', { alpha: shareText(definition.alphaBps) })}
        >
          {(id) => (
            <PercentField
              id={id}
              bps={definition.alphaBps}
              least={0.1}
              most={20}
              disabled={!mayEdit}
              onChange={(alphaBps) => change({ alphaBps })}
            />
          )}
        </FormRow>
        <FormRow
          label={t('experiments.plan.power')}
          help={t('experiments.plan.powerHelp', { power: shareText(definition.powerBps) })}
        >
          {(id) => (
            <PercentField
              id={id}
              bps={definition.powerBps}
              least={50}
              most={99}
              step={5}
              disabled={!mayEdit}
              onChange={(powerBps) => change({ powerBps })}
            />
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.plannedUnits')} problem={problemAt('plannedUnits')}>
          {(id) => (
            <InputNumber
              id={id}
              value={definition.plannedUnits}
              min={100}
              max={100_000_000}
              precision={0}
              suffix={t('experiments.plan.people')}
              disabled={!mayEdit}
              style={{ width: 180 }}
              onChange={(plannedUnits) => plannedUnits !== null && change({ plannedUnits })}
            />
          )}
        </FormRow>
        <FormRow label={t('experiments.plan.plannedDays')} problem={problemAt('plannedDays')}>
          {(id) => (
            <span className="experiment-inline">
              <InputNumber
                id={id}
                value={definition.plannedDays}
                min={1}
                max={180}
                precision={0}
                suffix={t('experiments.plan.daysUnit')}
                disabled={!mayEdit}
                style={{ width: 130 }}
                onChange={(plannedDays) => plannedDays !== null && change({ plannedDays })}
              />
              {mayEdit && definition.plannedDays % 7 !== 0 && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => change({ plannedDays: Math.ceil(definition.plannedDays / 7) * 7 })}
                >
                  {t('experiments.plan.wholeWeeks')}
                </Button>
              )}
            </span>
          )}
        </FormRow>
      </div>
    </Card>
  );
}

/** The same number would mean something else in another unit. */
function effectFor(
  metric: MetricName,
  primary: Definition['primary'],
  find: ReturnType<typeof useMetricWords>['find'],
): number {
  const unit = find(metric)?.unit;
  return unit === find(primary.metric)?.unit || unit === undefined
    ? primary.smallestEffect
    : usualMargin[unit];
}
