import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The meters of this process, made by hand once and passed to those who count. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'loudou_http_request_seconds',
      help: 'Time to answer a request, by route and status',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    deliverySeconds: new Histogram({
      name: 'loudou_delivery_lag_seconds',
      help: 'From the fact to its acceptance by the sink',
      labelNames: ['sink'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 600, 3600],
      registers: [registry],
    }),
    deliveryAttempts: new Counter({
      name: 'loudou_delivery_attempts_total',
      help: 'Attempts to deliver, by sink and result',
      labelNames: ['sink', 'result'],
      registers: [registry],
    }),
    oldestUndeliveredSeconds: new Gauge({
      name: 'loudou_oldest_undelivered_seconds',
      help: 'Age of the oldest fact that a sink has not taken',
      labelNames: ['sink'],
      registers: [registry],
    }),
    behaviourEvents: new Counter({
      name: 'loudou_behaviour_events_total',
      help: 'Behaviour events received, by verdict',
      labelNames: ['verdict'],
      registers: [registry],
    }),
    behaviourBytes: new Counter({
      name: 'loudou_behaviour_bytes_total',
      help: 'Bytes of behaviour received, unpacked, by verdict; the rows of a batch share its bytes alike',
      labelNames: ['verdict'],
      registers: [registry],
    }),
    behaviourFlushRows: new Histogram({
      name: 'loudou_behaviour_flush_rows',
      help: 'Rows of behaviour that one commit carries',
      buckets: [1, 5, 20, 50, 100, 200, 500, 1000],
      registers: [registry],
    }),
    behaviourFlushWaitSeconds: new Histogram({
      name: 'loudou_behaviour_flush_wait_seconds',
      help: 'How long the first row of a commit waited for it to begin',
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
      registers: [registry],
    }),
    behaviourQueueRows: new Gauge({
      name: 'loudou_behaviour_queue_rows',
      help: 'Rows of behaviour that wait for a commit',
      registers: [registry],
    }),
    projectionBehindSeconds: new Gauge({
      name: 'loudou_projection_behind_seconds',
      help: 'Age of the oldest record that a projection has not taken in',
      labelNames: ['projection'],
      registers: [registry],
    }),
    projectedPeople: new Counter({
      name: 'loudou_projected_people_total',
      help: 'People whose journey was worked out anew',
      registers: [registry],
    }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
