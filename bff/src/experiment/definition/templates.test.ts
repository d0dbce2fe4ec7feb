import { Definition } from './definition';
import { draftFrom, templateNames, templates } from './templates';
import { variedParameters } from './variant-values.rules';

const slot = { fromBps: 0, toBps: 5_000 };

test.each([...templateNames, null])('%s is a plan as it stands', (name) => {
  const definition = Definition.parse({ ...draftFrom(name), slot });
  expect(variedParameters(definition).length).toBeGreaterThan(0);
  // The metric that decides is not watched a second time as a guardrail.
  expect(definition.guardrails.map(({ metric }) => metric)).not.toContain(definition.primary.metric);
  // Where nobody tells of complaints, a plan that names them could never ship.
  expect(definition.guardrails.map(({ metric }) => metric)).not.toContain('complained');
});

test('every name has its template, and a draft is nobody else’s', () => {
  expect(templates.map(({ name }) => name).sort()).toEqual([...templateNames].sort());
  const draft = draftFrom('another_title');
  draft.name = 'changed';
  expect(draftFrom('another_title').name).toBe('换一句标题');
});
