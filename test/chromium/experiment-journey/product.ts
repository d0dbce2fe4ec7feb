import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { createTestDatabase, type TestDatabase } from '../../database';
import { type Ask, signInAsOperator } from '../../simulator/drive/operator';
import { openOwnProduct, type OwnProduct } from '../../simulator/drive/own-product';
import { until } from '../../world/until';
import { openBrowser } from '../browser-phone';
import { operator } from '../console-window';

/** Who approves texts and seconds decisions. */
export const guard = { name: '周宁', password: 'a-password-of-the-guard' };

export interface JourneyGround {
  product: OwnProduct;
  database: TestDatabase;
  browser: Browser;
  /** What windows and bundles are opened at. */
  world: { sandboxUrl: string; bff: { url: string }; sandbox: OwnProduct['sandbox'] };
  close(): Promise<void>;
}

/** A product on a clock of its own, an administrator and a second person who may sign in, and a browser. */
export async function openJourneyGround(standsAtMs: number): Promise<JourneyGround> {
  const database = await createTestDatabase();
  const product = await openOwnProduct({
    standsAtMs,
    databaseUrl: database.url,
    processes: 1,
    delivers: false,
    environment: {
      CONSOLE_FIRST_OPERATOR: operator.name,
      CONSOLE_FIRST_PASSWORD: operator.password,
      CONSOLE_FIRST_GUARD: guard.name,
      CONSOLE_FIRST_GUARD_PASSWORD: guard.password,
      MASTER_KEY: randomBytes(32).toString('base64'),
      // People here do within minutes of the machine what takes them days.
      TRAFFIC_BOT_RULES: 'off',
    },
  }).catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  const browser = await openBrowser();
  return {
    product,
    database,
    browser,
    world: { sandboxUrl: product.url, bff: { url: product.url }, sandbox: product.sandbox },
    async close() {
      await browser.close();
      await product.close();
      await database.drop();
    },
  };
}

export const askAsOperator = ({ product }: JourneyGround): Promise<Ask> =>
  signInAsOperator(product.url, { signInName: operator.name, password: operator.password });

/** What a phase is judged by, as the page asks for it. */
export interface Answer {
  asOf: string;
  sample: { exposed: number };
  primary: {
    arms: { variant: string; units: number; conversions: number | null }[];
    comparisons: { absolute: { estimate: number; low: number; high: number } }[];
  };
  recommendation: { recommended: string };
  split: { chiSquared: { p: number } };
  exposure: {
    lag: { variant: string; timedOutBps: number | null }[];
    multiple: { people: number; shareBps: number | null };
  };
}

const unchangedForMs = 2_500;

/**
 * Until everything that happened is counted and the figures are of this moment, which is set on only then: so the copy that
 * reports read can say that it holds all of it.
 */
export async function figuresAt(ground: JourneyGround, experimentId: string, atMs: number): Promise<Answer> {
  let before = '';
  let sinceMs = Date.now();
  await until(async () => {
    const { count } = await ground.database.db.one<{ count: string }>(
      `select (select count(*) from experiment_exposure) || ' ' || (select count(*) from experiment_timeout) as count`,
    );
    if (count !== before) sinceMs = Date.now();
    before = count;
    return Date.now() - sinceMs >= unchangedForMs ? true : null;
  });
  await ground.product.moveTo(atMs);
  const ask = await askAsOperator(ground);
  let newest: unknown = null;
  return until(async () => {
    const answer = await ask<Answer>('analytics.experiment.results', {
      experimentId,
      phase: null,
      bots: 'out',
    });
    newest = answer;
    return Date.parse(answer.asOf) >= atMs ? answer : null;
  }).catch((error: Error) => {
    throw new Error(`${error.message}: the figures are ${JSON.stringify(newest).slice(0, 600)}`);
  });
}
