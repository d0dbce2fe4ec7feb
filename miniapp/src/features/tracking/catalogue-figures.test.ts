import { behaviourBounds, behaviours } from '@loudou/shared/catalogue';
import { behaviourVersion, maxBatchBytes, maxEventsPerBatch } from './catalogue-figures';

test('the phone and the catalogue agree on bounds and versions', () => {
  expect({ maxEventsPerBatch, maxBatchBytes }).toEqual(behaviourBounds);
  for (const { name, version } of behaviours) expect([name, behaviourVersion(name)]).toEqual([name, version]);
});
