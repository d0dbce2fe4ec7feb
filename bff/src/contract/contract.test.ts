import express from 'express';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { z } from 'zod';
import { facts } from '@loudou/shared/catalogue';
import { contractRouter, publishedFacts, publishedSchema } from './index';

let server: Server;
let base: string;

beforeAll(async () => {
  server = express().use('/contract', contractRouter()).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('every fact of the catalogue is published where its events say that the schema lies', async () => {
  expect(publishedFacts.map((fact) => fact.name)).toEqual(facts.map((fact) => fact.name));
  for (const fact of publishedFacts) {
    const response = await fetch(base + fact.path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/schema+json');
    expect(await response.json()).toMatchObject({ type: 'object', title: fact.meaning.zh });
  }
});

test('a version that never was is not found', async () => {
  expect((await fetch(`${base}/contract/facts/loan_disbursed/99.json`)).status).toBe(404);
});

test('the page names every fact in both languages', async () => {
  const page = await (await fetch(`${base}/contract`)).text();
  for (const fact of publishedFacts) {
    expect(page).toContain(fact.name);
    expect(page).toContain(fact.meaning.zh);
  }
});

test('a pattern that ignores case is published for both cases', () => {
  const schema = publishedSchema(z.object({ code: z.string().regex(/^[a-z]+$/i) }));
  expect(schema.properties).toMatchObject({ code: { pattern: '^[a-zA-Z]+$' } });
});

test('a pattern whose flag cannot be written out is refused rather than published wrong', () => {
  expect(() => publishedSchema(z.string().regex(/^yes$/i))).toThrow(/ignores case/);
});
