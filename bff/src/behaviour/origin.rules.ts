/**
 * May this page send? Mini-programs name no origin. A browser does: then it is our own page, or one that was listed.
 * `host` is what the request itself was sent to.
 */
export function originIsAllowed(
  origin: string | undefined,
  host: string | undefined,
  listed: ReadonlySet<string>,
): boolean {
  if (origin === undefined || listed.has(origin)) return true;
  return host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);
}
