import type { Vault } from '../../platform/vault';
import type { SinkDefinition } from '../sinks/sink-definition';
import type { AdminAccount } from './account-admin.store';
import { secretsName } from './account.store';
import { textsOfSink } from './texts/texts-of-sink';

export interface OpenedSecrets {
  secrets: 'missing' | 'unreadable' | 'set' | 'not_needed';
  /** As the sink reads them; undefined while they cannot be used. */
  value: unknown;
}

/** The secrets as the sink reads them. Some sinks do without; others need one of several sets to be complete. */
export function openSecrets(vault: Vault, account: AdminAccount, definition: SinkDefinition): OpenedSecrets {
  const value = account.secretsSealed
    ? unsealed(vault, account, definition)
    : definition.secrets.safeParse({}).data;
  if (account.secretsSealed && value === undefined) return { secrets: 'unreadable', value };
  if (!isEnough(definition, value)) return { secrets: 'missing', value: undefined };
  return { secrets: account.secretsSealed ? 'set' : 'not_needed', value };
}

function unsealed(vault: Vault, account: AdminAccount, definition: SinkDefinition): unknown {
  try {
    const text = vault.openSecret(secretsName(account.accountId), account.secretsSealed!);
    return definition.secrets.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether what is filled in is one of the sets with which this sink can be told anything. */
export function isEnough(definition: SinkDefinition, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { enoughSecrets } = textsOfSink(definition.name);
  const isFilled = (name: string) => Boolean((value as Record<string, unknown>)[name]);
  return enoughSecrets.length === 0 || enoughSecrets.some((names) => names.every(isFilled));
}

/** Fewer characters than this, and their end would be too much of them. */
const longEnoughForAnEnding = 12;
const endingCharacters = 4;

export interface SecretEnding {
  name: string;
  /** The last characters, to tell one from another; null when it is too short to show any. */
  ending: string | null;
}

/** What may be told of secrets that are set: which, and how they end. */
export function secretEndings(value: unknown, name = ''): SecretEnding[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) =>
      secretEndings(child, name ? `${name}.${key}` : key),
    );
  }
  if (typeof value !== 'string' || value === '') return [];
  const ending = value.length >= longEnoughForAnEnding ? value.trimEnd().slice(-endingCharacters) : null;
  return [{ name, ending }];
}

/** Every text of the secrets, for hiding it wherever it stands. */
export function secretTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= endingCharacters ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(secretTexts);
}

/** When what is set ends, where the sink keeps that beside it: the earliest moment of a field named so. */
export function expiryOf(value: unknown): Date | null {
  if (typeof value !== 'object' || value === null) return null;
  const moments = Object.entries(value)
    .filter(([name]) => /expire/i.test(name) && !/refresh/i.test(name))
    .flatMap(([, text]) => momentOf(text));
  return moments.sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

const secondsPerYear2001 = 1_000_000_000;
const millisecondsPerYear2001 = 1_000_000_000_000;

/** ISO text, epoch seconds or epoch milliseconds; anything else says nothing. */
function momentOf(value: unknown): Date[] {
  if (value instanceof Date) return [value];
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return [new Date(value)];
  if (typeof value !== 'number' || value < secondsPerYear2001) return [];
  return [new Date(value < millisecondsPerYear2001 ? value * 1_000 : value)];
}
