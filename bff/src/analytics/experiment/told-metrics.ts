import { type Metric, metricNamed, type MetricName, metrics } from '../../experiment';
import { eventNames } from '../sidecar/layout';
import type { StudiedPhase } from './units.store';

/** What became of the people, told of every phase whatever its plan says. */
export const laterOutcomes: readonly MetricName[] = [
  'registered',
  'submitted',
  'approved',
  'drawn',
  'first_overdue',
];

/** The primary metric, the guardrails of the plan and of the house, and what is told of every phase. */
export function toldMetrics({ definition }: Pick<StudiedPhase, 'definition'>): Metric[] {
  const planned = [definition.primary.metric, ...definition.guardrails.map(({ metric }) => metric)];
  const builtIn = metrics.filter((metric) => 'builtInMargin' in metric).map(({ name }) => name);
  return [...new Set([...planned, ...builtIn, ...laterOutcomes])].map(metricNamed).filter(isRecorded);
}

/** Whether the catalogue has everything that the metric is made of; without it nobody can tell it yet. */
export const isRecorded = ({ events, per = [] }: Metric): boolean =>
  [...events, ...per].every((name) => eventNames.includes(name));
