import { createHash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digestCharacters = 10;

export interface DeliveryKey {
  factId: string;
  accountId: string;
  event: string;
  revision: number;
}

/**
 * The same fact, account, event and revision make the same id, on any machine and after any crash. It begins like
 * its fact, so that rows lie in the order of time. It serves as the external id too: 40 characters, only letters,
 * digits and underscore, since Tencent Ads takes nothing else.
 */
export function deliveryIdOf({ factId, accountId, event, revision }: DeliveryKey): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([factId, accountId, event, revision]))
    .digest();
  const characters = [...digest.subarray(0, digestCharacters)].map(
    (byte) => alphabet[byte % alphabet.length],
  );
  return `dlv_${factId.slice(factId.indexOf('_') + 1)}${characters.join('')}`;
}
