/** For what is too large for a call, or answers with a file; the header is one that a form cannot send. */
export const postJson = (door: string, body: object, signal?: AbortSignal): Promise<Response> =>
  fetch(door, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-loudou-console': '1' },
    body: JSON.stringify(body),
    signal: signal ?? null,
  });
