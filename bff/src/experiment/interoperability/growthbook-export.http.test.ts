import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FeatureApiResponse, GrowthBookClient } from '@growthbook/growthbook';
import express from 'express';
import { openOperatorSession } from '../../operator/operator-session.store';
import { lastResort } from '../../platform/http';
import { openVisits, type Visits } from '../assignment/visits.fixture';
import { growthBookExportDoor } from './growthbook-export.http';

let world: Visits;
let server: Server;
let url: string;
let cookie: string;

beforeEach(async () => {
  world = await openVisits();
  const app = express().use(growthBookExportDoor(world)).use(lastResort(world.ground.logger));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/experiment-growthbook.json`;
  const expiresAt = new Date(world.clock.nowMs() + 3_600_000);
  // Whoever guards the texts may look at what runs as everybody does.
  const session = { operatorId: 'opr_zhou', openedAt: world.clock.now(), expiresAt };
  cookie = `loudou_console=${await openOperatorSession(world.db, session)}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.drop();
});

const ask = (headers: Record<string, string>) => fetch(url, { method: 'POST', headers });
const audit = () =>
  world.db.query<{ operator_id: string; reason: string }>(
    `select operator_id, reason from audit_entry where action = 'experiment_growthbook_exported'`,
  );

test('whoever was given a variant here is given the same by the SDK with the file, from what it is told of them', async () => {
  await world.start();
  const answer = await ask({ cookie, 'x-loudou-console': '1' });
  const { version } = await world.console.exportGrowthBook();
  expect(answer.headers.get('content-disposition')).toContain(`growthbook-features-${version}.json`);
  const payload = (await answer.json()) as FeatureApiResponse;
  const sdk = new GrowthBookClient().initSync({ payload });
  for (let place = 0; place < 60; place += 1) {
    const host = (['weapp', 'tt', 'h5'] as const)[place % 3]!;
    const visit = await world.visitOf({ host });
    const [given] = await world.assign(visit);
    const { unit } = await world.db.one<{ unit: string }>(
      `select encode(unit_id, 'hex') as unit from experiment_assignment where person_id = $1`,
      [visit.personId],
    );
    const attributes = { host_unit: unit, person_unit: null, host, ad_platform: '', is_newcomer: true };
    const { value, experimentResult } = sdk.evalFeature('EXP-001', { attributes });
    expect([experimentResult?.key, value]).toEqual([given!.variant, given!.values]);
  }
  expect(await audit()).toEqual([{ operator_id: 'opr_zhou', reason: `version ${version}, 1 features` }]);
});

test('a stranger and a form of another site get nothing, and nothing is in the audit', async () => {
  for (const headers of [{}, { cookie }, { 'x-loudou-console': '1' }])
    expect((await ask(headers as Record<string, string>)).status).toBe(401);
  expect(await audit()).toEqual([]);
});
