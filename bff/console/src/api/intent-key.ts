import { useRef } from 'react';

const KEY_BYTES = 16;

/** Works on plain http as well, where a browser gives no randomUUID. */
export const newIntentKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** The same content sent again after a lost answer is the same intent; another content is another. */
export function useIntentKey() {
  const intent = useRef({ for: '', key: '' });
  return {
    keyFor(content: unknown): string {
      const text = JSON.stringify(content);
      if (intent.current.for !== text) intent.current = { for: text, key: newIntentKey() };
      return intent.current.key;
    },
    /** Whoever sends the same once more from here on means it. */
    answered() {
      intent.current = { for: '', key: '' };
    },
  };
}
