import { markRegradesPlanned, takeRegrades } from '../../grading';
import { insertRows } from '../ledger/insert-rows';
import { planRegrade } from './plan.rules';
import { type PlanningContext, touchesOf } from './plan-facts';
import { factsByIds } from './planning.store';

const maxRegrades = 200;

/** Tells later gradings where an account wants them told; each is a row beside the first one. */
export async function planRegrades({ platform, accounts }: PlanningContext): Promise<number> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now();
    const regrades = await takeRegrades(tx, maxRegrades);
    if (regrades.length === 0) return 0;
    const regraded = await factsByIds(
      tx,
      regrades.map(({ factId }) => factId),
    );
    const facts = new Map(regraded.map((fact) => [fact.factId as string, fact]));
    const touches = await touchesOf(tx, regraded);
    const rows = regrades.flatMap((grade) => {
      const fact = facts.get(grade.factId);
      return fact ? planRegrade(fact, { accounts, touches: touches(fact), grade, now }, grade.revision) : [];
    });
    await insertRows(tx, rows, now);
    await markRegradesPlanned(
      tx,
      regrades.map(({ gradeId }) => gradeId),
      now,
    );
    return regrades.length;
  });
}
