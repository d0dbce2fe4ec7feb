export { Definition, type VariantKey } from './definition/definition';
export { maturesAfterMs, type Metric, metricNamed, type MetricName, metrics } from './metric/metrics';
