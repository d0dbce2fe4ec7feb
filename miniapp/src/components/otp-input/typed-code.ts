export const codeLength = 6;

/**
 * The digits to keep after a key or a paste. A refused code stays readable until the next key: what is typed then
 * begins a new one, and deleting clears it.
 */
export function typedCode(shown: string, typed: string, isRefused: boolean): string {
  const digits = typed.replace(/\D/g, '');
  const isAddedToRefused = isRefused && digits.length > shown.length && digits.indexOf(shown) === 0;
  if (isAddedToRefused) return digits.slice(shown.length, shown.length + codeLength);
  if (isRefused && digits.length < shown.length) return '';
  return digits.slice(0, codeLength);
}
