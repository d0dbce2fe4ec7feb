import { compareAll } from '../compare/compare-all';
import { tableOf } from '../compare/comparison';
import { awaitReports } from '../drive/await-reports';
import { drive } from '../drive/drive';
import { importSpend } from '../drive/import-spend';
import { markByOperator } from '../drive/mark-by-operator';
import { type OperatorCredentials, signInAsOperator } from '../drive/operator';
import { openOwnProduct, type OwnProduct } from '../drive/own-product';
import { makePlan } from '../plan/plan';
import type { SimulationOptions } from '../simulation.options';
import { type Truth, truthOf } from '../truth/truth';
import type { Driven } from '../drive/drive';

export interface OwnRun extends SimulationOptions {
  databaseUrl: string;
  masterKey: string;
  processes: number;
  delivers: boolean;
  ratePerSecond?: number;
  port?: number;
  credentials: OperatorCredentials;
  /** Of a second person, who approves texts; without it there is none. */
  guard?: OperatorCredentials;
}

export interface Finished {
  product: OwnProduct;
  driven: Driven;
  truth: Truth;
  /** Every report beside the truth, as a table; `isEqual` when none differs. */
  check(): Promise<{ table: string; isEqual: boolean }>;
}

/** Plans a run, opens a product of its own and lives the plan there; the product stays open for who wants to look. */
export async function simulateOwn(run: OwnRun, progress?: (driven: Driven) => void): Promise<Finished> {
  const plan = makePlan(run);
  const { credentials, guard } = run;
  const product = await openOwnProduct({
    databaseUrl: run.databaseUrl,
    processes: run.processes,
    delivers: run.delivers,
    port: run.port,
    standsAtMs: plan.fromMs,
    environment: {
      MASTER_KEY: run.masterKey,
      CONSOLE_FIRST_OPERATOR: credentials.signInName,
      CONSOLE_FIRST_PASSWORD: credentials.password,
      ...(guard && {
        CONSOLE_FIRST_GUARD: guard.signInName,
        CONSOLE_FIRST_GUARD_PASSWORD: guard.password,
      }),
    },
  });
  try {
    const { driven, actors } = await drive(plan, {
      doors: product.doors,
      world: product.world,
      beginDay: (endsAtMs) => product.moveTo(endsAtMs),
      ratePerSecond: run.ratePerSecond,
      progress,
    });
    const truth = truthOf(plan, actors);
    const ask = await signInAsOperator(product.url, credentials);
    await markByOperator(ask, truth);
    const trials = await importSpend(ask, plan.spend);
    return {
      product,
      driven,
      truth,
      async check() {
        await awaitReports(ask, { moveTo: product.moveTo, asOfMs: truth.asOfMs });
        const comparisons = await compareAll(ask, truth, trials);
        return {
          table: tableOf(comparisons, run.seed),
          isEqual: comparisons.every(({ differences }) => differences.length === 0),
        };
      },
    };
  } catch (error) {
    await product.close();
    throw error;
  }
}
