/** Where to go after the sign-in: a path of this console, never an address that a link smuggled in. */
export function safeNext(next: string | null): string {
  if (!next || !/^\/(?![/\\])/.test(next) || next.startsWith('/sign-in')) return '/';
  return next;
}
