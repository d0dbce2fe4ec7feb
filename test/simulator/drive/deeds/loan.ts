import { type ActOf, amountFen, type Hands, newKey, pollEveryMs, pollLimitMs } from './hands';

export async function quote({ call, ofHuman }: Hands): Promise<void> {
  const { offers } = await call<{ offers: { offerId: string }[] }>('loan.offers', { amountFen });
  const { quoteId, costStatement } = await call<{ quoteId: string; costStatement: { hash: string } }>(
    'loan.quote',
    { offerId: offers[0]!.offerId, amountFen, idempotencyKey: newKey() },
  );
  const contract = await call<{ hash: string }>('loan.contract', { quoteId });
  ofHuman.quote = { quoteId, costStatementHash: costStatement.hash, contractHash: contract.hash };
}

export async function draw({ call, ofHuman, outside }: Hands): Promise<void> {
  await outside.readCost();
  const { loanId } = await call<{ loanId: string }>('loan.draw', {
    ...ofHuman.quote,
    costReadMs: 12_000,
    idempotencyKey: newKey(),
  });
  ofHuman.loanId = loanId;
}

export const hearPayout = ({ call, ofHuman: { loanId }, outside, atMs }: Hands): Promise<void> =>
  outside.tellOf(
    loanId!,
    atMs,
    async () => (await call<{ state: string }>('loan.status', { loanId })).state === 'active',
  );

export async function pay({ call, ofHuman, outside, atMs }: Hands, act: ActOf<'pay'>): Promise<void> {
  const { loanId } = ofHuman;
  const home = await call<{
    due: { amountFen: number } | null;
    earlySettlement: { totalFen: number } | null;
  }>('repayment.home', { loanId });
  const { repaymentId, hostParameters } = await call<{
    repaymentId: string;
    hostParameters?: unknown;
  }>('repayment.pay', {
    loanId,
    kind: act.kind,
    amountFen: act.kind === 'due' ? home.due?.amountFen : home.earlySettlement?.totalFen,
    idempotencyKey: newKey(),
  });
  const isPosted = async () =>
    (await call<{ state: string }>('repayment.status', { repaymentId })).state === 'posted';
  if (hostParameters) await outside.payOrder(hostParameters);
  await outside.tellOf(repaymentId, atMs, isPosted);
  for (const deadlineMs = Date.now() + pollLimitMs; !(await isPosted());) {
    if (Date.now() > deadlineMs) throw new Error(`${repaymentId} is not posted`);
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}
