import { type Case, disagreements } from './agreement.test-support';
import distributions from './distributions/distributions.cases.json';
import effects from './effects/effects.cases.json';
import inference from './inference/inference.cases.json';
import planning from './planning/planning.cases.json';
import sequential from './sequential/group-sequential.cases.json';

const files = { distributions, effects, inference, planning, sequential };

describe.each(Object.entries(files))('%s agree with independent references', (_, { cases }) => {
  const methods = [...new Set(cases.map(({ method }) => method))];

  test.each(methods)('%s', (method) => {
    const ofMethod = (cases as Case[]).filter((one) => one.method === method);
    expect(ofMethod.flatMap((one) => disagreements(one, 1e-9))).toEqual([]);
  });
});
