import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';
import { fenText } from '../../format/money';
import { useLanguage } from '../../language/use-language';
import { useMetrics } from './experiment-queries';
import type { Doer, Metric, MetricName } from './experiment-types';

const bpsPerPoint = 100;

/** 2.5% of 250. */
export const shareText = (bps: number): string => `${Number((bps / bpsPerPoint).toFixed(2))}%`;

/** Metrics by name, in the words of the present language; a name that is not read yet stands for itself. */
export function useMetricWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const metrics = useMetrics();
  const find = (name: MetricName): Metric | undefined => metrics.data?.find((metric) => metric.name === name);
  /** A difference of a metric, in its unit: 2 点, ¥12, 200 毫秒. */
  const amount = (name: MetricName, value: number): string => {
    const unit = find(name)?.unit;
    if (unit === 'points') return t('experiments.amount.points', { value: pointsText(value) });
    if (unit === 'fen') return fenText(Math.round(value));
    if (unit === 'ms') return t('experiments.amount.ms', { value: countText(value) });
    return Number(value.toFixed(2)).toString();
  };
  return {
    all: metrics.data ?? [],
    find,
    name: (name: MetricName): string => find(name)?.meaning[language] ?? name,
    unit: (name: MetricName): string => t(`experiments.unit.${find(name)?.unit ?? 'count'}`),
    amount,
    /** Where a metric stands, which for a share is a percentage and not a distance. */
    level: (name: MetricName, value: number): string =>
      find(name)?.unit === 'points' ? `${(value / bpsPerPoint).toFixed(1)}%` : amount(name, value),
  };
}

const pointsText = (bps: number): string => Number((bps / bpsPerPoint).toFixed(2)).toString();

/** How many of the metric's own unit one of what people type is: they type points and yuan. */
export const typedUnit = (metric: Metric | undefined): number =>
  metric?.unit === 'points' || metric?.unit === 'fen' ? 100 : 1;

/** Whoever did it; the house does some things by itself. */
export function useDoerName(): (doer: Doer) => string {
  const { t } = useTranslation();
  return ({ operatorId, name }) =>
    name ?? (operatorId.startsWith('system:') ? t('experiments.byItself') : operatorId);
}
