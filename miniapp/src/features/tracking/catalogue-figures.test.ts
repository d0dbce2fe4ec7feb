import { behaviourBounds, behaviours, maxShareDepth } from '@loudou/shared/catalogue';
import * as figures from './catalogue-figures';

test('the phone and the catalogue agree on bounds, versions and what may be shed', () => {
  const { maxEventsPerBatch, maxBatchBytes, behaviourVersion, isSheddable } = figures;
  expect({ maxEventsPerBatch, maxBatchBytes }).toEqual(behaviourBounds);
  expect(figures.maxShareDepth).toBe(maxShareDepth);
  for (const { name, version, sheddable } of behaviours)
    expect([name, behaviourVersion(name), isSheddable({ name })]).toEqual([name, version, sheddable]);
});
