import { z } from 'zod';

const maxAddressChars = 256;
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where a platform is reached. A click id travels in every request, so it is told over TLS only; a stand-in on the
 * same machine needs none.
 */
export const platformAddress = z
  .url({ protocol: /^https?$/ })
  .max(maxAddressChars)
  .refine(
    (text) => text.startsWith('https:') || loopbackHosts.has(hostOf(text)),
    'must be https, or this machine',
  )
  .refine((text) => !/[?#@]/.test(text), 'must hold no query, fragment or user')
  .overwrite((text) => text.replace(/\/+$/, ''));

function hostOf(text: string): string {
  return URL.canParse(text) ? new URL(text).hostname : '';
}
