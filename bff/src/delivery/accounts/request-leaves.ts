import type { OutgoingRequest } from '../sinks/sink-definition';

export type LeafPlace = 'path' | 'query' | 'header' | 'body';
export type LeafValue = string | number | boolean | null;

/** One value of a request, with where it stands. */
export interface RequestLeaf {
  place: LeafPlace;
  name: string;
  value: LeafValue;
}

/** A request taken apart into its single values: JSON and form bodies to their leaves, the URL to its parameters. */
export function requestLeaves(request: OutgoingRequest): RequestLeaf[] {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const parameters = [...(url?.searchParams ?? [])];
  return [
    { place: 'path', name: '', value: url ? `${url.origin}${url.pathname}` : request.url },
    ...parameters.map(([name, value]) => ({ place: 'query' as const, name, value })),
    ...Object.entries(request.headers).map(([name, value]) => ({ place: 'header' as const, name, value })),
    ...bodyLeaves(request),
  ];
}

function bodyLeaves({ body, headers }: OutgoingRequest): RequestLeaf[] {
  if (body === undefined || body === '') return [];
  const json = parsed(body);
  if (json !== undefined) return jsonLeaves(json, '');
  if (headers['content-type']?.includes('form-urlencoded'))
    return [...new URLSearchParams(body)].map(([name, value]) => ({ place: 'body', name, value }));
  return [{ place: 'body', name: '', value: body }];
}

function jsonLeaves(value: unknown, name: string): RequestLeaf[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => jsonLeaves(each, `${name}[${index}]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, child]) => jsonLeaves(child, name ? `${name}.${key}` : key));
  return [{ place: 'body', name, value: value as LeafValue }];
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
