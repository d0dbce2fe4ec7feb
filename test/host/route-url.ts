import path from 'node:path';

export interface RouteTarget {
  readonly route: string;
  readonly query: Record<string, string>;
}

/** Reads a page url; the hosts hand the values of a query to the page as written, percent signs and all. */
export function parseRouteUrl(url: string, currentRoute: string): RouteTarget {
  const [address = '', queryText = ''] = splitOnce(url, '?');
  const route = address.startsWith('/')
    ? address.slice(1)
    : path.posix.join(path.posix.dirname(currentRoute), address);
  return { route, query: parseQuery(queryText) };
}

export function parseQuery(text: string): Record<string, string> {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(pairs.map((pair) => splitOnce(pair, '=')));
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
