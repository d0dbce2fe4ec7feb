import { type AccountContext, act, lockedAccount, type OnAccount } from './act-on-account';
import { writeSecrets } from './account-admin.store';
import { definitionOf } from './account-gates';
import { isEnough } from './account-secrets';
import { secretsName } from './account.store';
import { textsOfSink } from './texts/texts-of-sink';
import { type Problem, schemaProblems } from './schema-problems';

export interface SetSecretsInput extends OnAccount {
  secrets: Record<string, unknown>;
}

/** Checked by the sink, sealed, and never shown again. */
export function setSecrets(
  context: AccountContext,
  input: SetSecretsInput,
): Promise<{ done: true } | { problems: Problem[] }> {
  return act<{ done: true } | { problems: Problem[] }>(context, 'secrets_set', input, async (tx) => {
    const account = await lockedAccount(tx, input.accountId);
    const definition = definitionOf(account);
    const parsed = definition.secrets.safeParse(input.secrets);
    if (!parsed.success) return { answer: { problems: schemaProblems(parsed.error.issues) }, subject: null };
    const lacking = lackingSecrets(account.sink, parsed.data);
    if (!isEnough(definition, parsed.data)) return { answer: { problems: lacking }, subject: null };
    const sealed = context.vault.sealSecret(secretsName(account.accountId), JSON.stringify(parsed.data));
    await writeSecrets(tx, account.accountId, sealed, context.operator.operatorId, context.clock.now());
    return { answer: { done: true as const }, subject: account.accountId };
  });
}

/** The fields of the shortest set that would be enough. */
function lackingSecrets(sink: string, value: unknown): Problem[] {
  const [shortest = []] = [...textsOfSink(sink).enoughSecrets].sort(
    (one, other) => one.length - other.length,
  );
  return shortest
    .filter((name) => !(value as Record<string, unknown>)[name])
    .map((path) => ({
      path,
      severity: 'error' as const,
      words: { zh: '还没有填。', en: 'This is still empty.' },
    }));
}
