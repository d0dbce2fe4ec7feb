import { startTemporaryCluster, type TemporaryCluster } from './temporary-cluster';
import { makeTemplate } from './template';
import { onServer } from './server';

/** How the workers of a test run learn of the server that the run has started. */
export const SERVER_URL = 'LOUDOU_TEST_SERVER_URL';
export const TEMPLATE = 'LOUDOU_TEST_TEMPLATE';

interface Run {
  serverUrl: string;
  template: string;
  cluster?: TemporaryCluster;
}

// Set-up and teardown are loaded apart from each other, and once for every project that names them.
const held = globalThis as typeof globalThis & { loudouTestRun?: Run };

export async function beginRun(): Promise<void> {
  if (held.loudouTestRun) return;
  const external = process.env.DATABASE_URL;
  const cluster = external ? undefined : await startTemporaryCluster();
  const serverUrl = external ?? cluster!.url;
  const template = await makeTemplate(serverUrl).catch(async (error: unknown) => {
    await cluster?.remove();
    throw error;
  });
  held.loudouTestRun = { serverUrl, template, cluster };
  process.env[SERVER_URL] = serverUrl;
  process.env[TEMPLATE] = template;
}

export async function endRun(): Promise<void> {
  const run = held.loudouTestRun;
  if (!run) return;
  delete held.loudouTestRun;
  if (run.cluster) return run.cluster.remove();
  await onServer(run.serverUrl, (client) =>
    client.query(`drop database if exists ${run.template} with (force)`),
  );
}
