import { Agent } from 'undici';
import type { FactName } from '@loudou/shared/catalogue';
import type { CallContext, Operator } from '../platform/trpc';
import { type Ground, origin } from './ground.test-support';
import type { HandedOut } from './subscriber.actions';
import { createSubscriberRouter } from './subscriber.router';
import { findSubscriber, type Subscriber } from './subscriber.store';

/** The console's calls, as an operator of this role; endpoints may lie on this machine. */
export function consoleOf(ground: Ground, role: Operator['role'] = 'admin', timeoutMs = 500) {
  const operator: Operator = { operatorId: 'opr_01JD0000000000000000000001', displayName: 'A', role };
  const context: CallContext = {
    ...ground.platform,
    requestId: 'req_test',
    address: '192.0.2.1',
    sessionToken: null,
    operatorToken: 'token',
    findSession: async () => null,
    findOperator: async () => operator,
    setOperatorCookie: () => undefined,
  };
  const asking = { agent: new Agent({ pipelining: 0 }), timeoutMs, origin, worldClock: ground.clock };
  return createSubscriberRouter({ endpoints: { allowPrivate: true }, asking }).createCaller(context);
}

export const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'passed',
    (error: { cause?: { code?: string } }) => error.cause?.code,
  );

export interface TestSubscriber extends HandedOut {
  subscriber: Subscriber;
}

/** A subscriber that only fetches, or one with an endpoint; running unless told otherwise. */
export async function addSubscriber(
  ground: Ground,
  given: { name?: string; endpointUrl?: string | null; factNames?: FactName[]; draft?: boolean } = {},
): Promise<TestSubscriber> {
  const { name = `core ${ground.platform.ids.next('key')}`, endpointUrl = null, factNames = [] } = given;
  const handedOut = await consoleOf(ground).create({ name, endpointUrl, factNames, purpose: 'a test' });
  if (!given.draft) {
    await ground.db.query("update core_subscriber set status = 'running' where subscriber_id = $1", [
      handedOut.subscriberId,
    ]);
    await ground.db.query("update account set status = 'running' where platform_account_id = $1", [
      handedOut.subscriberId,
    ]);
  }
  return { ...handedOut, subscriber: (await findSubscriber(ground.db, handedOut.subscriberId))! };
}
