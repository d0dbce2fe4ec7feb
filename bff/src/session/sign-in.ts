import { requireConsent } from '../consent';
import { HostRefused, HostUnavailable } from '../hosts';
import { readOpenId, tryCode } from '../identity';
import { AppError } from '../platform/errors';
import { once } from '../platform/once';
import type { VisitorContext } from '../platform/trpc';
import { becomePerson, type SignedIn } from './become-person';
import type { Hosts } from './open-session';

type Answer =
  | ({ signedIn: true } & SignedIn)
  | { signedIn: false; code: 'code_expired' | 'code_wrong'; triesLeft: number | null };

/** Errors: `consent_required`, `code_wrong` (details.triesLeft), `code_expired`. */
export async function signInBySms(
  context: VisitorContext,
  input: { challengeId: string; phone: string; code: string; idempotencyKey: string },
): Promise<SignedIn> {
  const intent = {
    owner: context.session.sessionId,
    operation: 'signInBySms',
    key: input.idempotencyKey,
    input: `${input.challengeId} ${context.vault.lookup('sms_code', input.code).toString('hex')}`,
  };
  const answer = await once<Answer>(context.db, context.clock.now(), intent, async (tx) => {
    await requireConsent(tx, context.session.personId, 'application_processing');
    const proof = await tryCode(context, tx, input);
    if (!proof.proven)
      return { signedIn: false, code: proof.code, triesLeft: 'triesLeft' in proof ? proof.triesLeft : null };
    return {
      signedIn: true,
      ...(await becomePerson(context, tx, {
        phone: input.phone,
        method: 'sms',
        seconds: proof.secondsToProve,
        proofKey: input.challengeId,
      })),
    };
  });
  if (!answer.signedIn)
    throw new AppError(answer.code, {
      details: answer.triesLeft === null ? undefined : { triesLeft: answer.triesLeft },
    });
  return { personId: answer.personId, returning: answer.returning };
}

/**
 * One tap on the host's own button. A host's code is good once, so it is spent before the transaction; when
 * that fails the phone falls back to SMS. Errors: `consent_required`, `host_phone_unavailable`.
 */
export async function signInByHostPhone(
  context: VisitorContext,
  hosts: Hosts,
  input: { code: string; idempotencyKey: string },
): Promise<SignedIn> {
  await requireConsent(context.db, context.session.personId, 'application_processing');
  const intent = {
    owner: context.session.sessionId,
    operation: 'signInByHostPhone',
    key: input.idempotencyKey,
    input: '',
  };
  const phone = (await findAnswered(context, intent.key))
    ? null
    : await readHostPhone(context, hosts, input.code);
  return once<SignedIn>(context.db, context.clock.now(), intent, async (tx) => {
    if (phone === null) throw new AppError('host_phone_unavailable');
    return becomePerson(context, tx, {
      phone,
      method: 'one_tap',
      seconds: 0,
      proofKey: `${context.session.sessionId}:${input.idempotencyKey}`,
    });
  });
}

async function findAnswered(context: VisitorContext, key: string): Promise<boolean> {
  const row = await context.db.maybeOne(
    'select 1 from intent where owner = $1 and operation = $2 and key = $3',
    [context.session.sessionId, 'signInByHostPhone', key],
  );
  return row !== undefined;
}

async function readHostPhone(context: VisitorContext, hosts: Hosts, code: string): Promise<string> {
  const host = hosts[context.session.host];
  if (!host) throw new AppError('host_phone_unavailable');
  try {
    const openId = await readOpenId(context.db, context, context.session.personId, context.session.host);
    return (await host.readPhoneNumber({ code, openId })).phone;
  } catch (cause) {
    if (cause instanceof HostRefused || cause instanceof HostUnavailable)
      throw new AppError('host_phone_unavailable', { cause });
    throw cause;
  }
}
