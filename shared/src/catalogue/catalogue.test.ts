import * as z from 'zod/mini';
import { purposes } from '../consent';
import { behaviours, facts, findFact } from './index';
import { purpose } from './fields';

test('every fact has a name of its own, in the words of the catalogue', () => {
  const names = facts.map((fact) => fact.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
});

test('every behaviour has a name of its own, and none is the name of a fact', () => {
  const names = behaviours.map((behaviour) => behaviour.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(findFact(name)).toBeUndefined();
});

test('the catalogue knows exactly the purposes that people are asked for', () => {
  expect(z.toJSONSchema(purpose)).toMatchObject({ enum: [...purposes] });
});

test('only measures may be shed; everything that a funnel or a person’s story stands on is kept', () => {
  const sheddable = behaviours.filter((behaviour) => behaviour.sheddable).map((behaviour) => behaviour.name);
  expect(sheddable).toEqual(['page_loaded', 'element_exposed', 'request_timed']);
});

test('a fact can be published as JSON Schema', () => {
  for (const fact of facts) expect(z.toJSONSchema(fact.data)).toMatchObject({ type: 'object' });
});

test('nothing has a field that could carry a name, a number of a phone, a document or a card', () => {
  const forbidden =
    /(^|[a-z])(name|phone|mobile|idNumber|identityNumber|cardNumber|openId|unionId|address)$/i;
  const all = [
    ...facts.map(({ name, data }) => ({ name, schema: data })),
    ...behaviours.map(({ name, properties }) => ({ name, schema: properties })),
  ];
  for (const { name, schema } of all) {
    const { properties } = z.toJSONSchema(schema) as { properties: Record<string, unknown> };
    for (const field of Object.keys(properties)) expect(`${name}.${field}`).not.toMatch(forbidden);
  }
});
