export interface OutgoingBody {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array | undefined;
}

export interface RequestOptions {
  readonly url: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly header?: Record<string, unknown>;
  readonly timeout?: number;
  readonly dataType?: string;
  readonly responseType?: string;
  readonly success?: (result: unknown) => void;
  readonly fail?: (result: unknown) => void;
  readonly complete?: (result: unknown) => void;
}

const BODILESS = new Set(['GET', 'HEAD']);

/** How the hosts turn `data` into a query, a form or JSON; `content-type` is JSON unless the app says otherwise. */
export function outgoing(options: RequestOptions, method: string): OutgoingBody {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(options.header ?? {}))
    headers[name.toLowerCase()] = String(value);
  const { data, url } = options;
  if (data === undefined || data === null || data === '') return { url, headers, body: undefined };
  if (BODILESS.has(method)) {
    const query = typeof data === 'string' ? data : formText(data);
    return {
      url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
      headers,
      body: undefined,
    };
  }
  if (typeof data === 'string') return { url, headers, body: data };
  const bytes = bytesOf(data);
  if (bytes) return { url, headers, body: bytes };
  const isForm = headers['content-type']?.includes('x-www-form-urlencoded') ?? false;
  return { url, headers, body: isForm ? formText(data) : JSON.stringify(data) };
}

// The buffer is of the bundle's realm, so only its tag tells what it is.
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (Object.prototype.toString.call(value) !== '[object ArrayBuffer]') return undefined;
  return new Uint8Array(value as ArrayBuffer);
}

function formText(data: unknown): string {
  return Object.entries(data as Record<string, unknown>)
    .map(([name, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      return `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
    })
    .join('&');
}
