import type { EntryHost, RawParameters } from './entry.types';
import { MAX_VALUES_PER_KEY, readKeys, readProperty, readTexts, storableText } from './foreign-values';

const MAX_QUERY_CHARS = 16_384;
const MAX_KEYS = 64;
const MAX_KEY_CHARS = 64;
/** Above every click id's own bound, so that a value cut here can never pass for a whole click id. */
const MAX_VALUE_CHARS = 2_048;

const UNFILLED_MACRO = /^__[A-Z0-9_]+__$/i;

type Decode = (text: string) => string;

interface Collection {
  raw: RawParameters;
  keyCount: number;
  charsLeft: number;
}

/**
 * All parameters of an arrival, decoded exactly once: those of the query first, then those the path carries, then
 * those nested in `start_page` (Douyin's launch scheme) and in `scene` (WeChat's mini-program code).
 *
 * A text query is decoded here; an object's values were decoded by the host and are taken as they are.
 * At the bounds the rest is dropped: 64 keys, 8 values a key, 2,048 characters a value, 16,384 in all.
 */
export function readParameters(host: EntryHost, query: unknown, path: unknown): RawParameters {
  const collection: Collection = { raw: {}, keyCount: 0, charsLeft: MAX_QUERY_CHARS };
  if (typeof query === 'string') collectAddress(collection, query, true);
  else collectObject(collection, query);
  if (typeof path === 'string') collectAddress(collection, path, false);
  collectNested(collection, host);
  return collection.raw;
}

/** The first value under any of these names that is not empty, not an unfilled macro and not a word for nothing. */
export function firstRealValue(raw: RawParameters, names: readonly string[]): string | null {
  for (const name of names) {
    const value = valuesOf(raw, name).find(isReal);
    if (value !== undefined) return value;
  }
  return null;
}

export function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A cut percent sign: the text as it came is worth more than nothing.
    return text;
  }
}

function valuesOf(raw: RawParameters, name: string): string[] {
  return Object.prototype.hasOwnProperty.call(raw, name) ? (raw[name] ?? []) : [];
}

function isReal(value: string): boolean {
  return value !== '' && value !== 'undefined' && value !== 'null' && !UNFILLED_MACRO.test(value);
}

function collectObject(collection: Collection, query: unknown): void {
  for (const key of readKeys(query)) {
    for (const value of readTexts(readProperty(query, key))) keep(collection, key, value);
  }
}

/** Reads the query of an address, and of its fragment, where a browser's router keeps its own. */
function collectAddress(collection: Collection, address: string, isQuery: boolean): void {
  const pieces = withoutCutPair(address).split('#', MAX_KEYS);
  pieces.forEach((piece, index) => {
    const mark = piece.indexOf('?');
    const firstEqual = piece.indexOf('=');
    const startsWithPath = mark >= 0 && (firstEqual < 0 || mark < firstEqual);
    if (startsWithPath) collectPairs(collection, piece.slice(mark + 1), decodeOnce);
    else if (isQuery && index === 0) collectPairs(collection, piece, decodeOnce);
  });
}

// Half a click id may look like a whole one, so a pair that the bound cuts through is dropped.
function withoutCutPair(text: string): string {
  if (text.length <= MAX_QUERY_CHARS) return text;
  const bounded = text.slice(0, MAX_QUERY_CHARS);
  return bounded.slice(0, Math.max(0, bounded.lastIndexOf('&')));
}

function collectPairs(collection: Collection, text: string, decode: Decode): void {
  for (const pair of text.split('&')) {
    const equal = pair.indexOf('=');
    const key = equal < 0 ? pair : pair.slice(0, equal);
    keep(collection, decode(key), equal < 0 ? '' : decode(pair.slice(equal + 1)));
  }
}

function collectNested(collection: Collection, host: EntryHost): void {
  const startPage = firstRealValue(collection.raw, ['start_page']);
  if (startPage !== null) collectAddress(collection, startPage, false);
  const codeScene = host === 'weapp' ? firstRealValue(collection.raw, ['scene']) : null;
  if (codeScene === null) return;
  const text = codeScene.indexOf('=') < 0 ? decodeOnce(codeScene) : codeScene;
  if (text.indexOf('=') >= 0) collectPairs(collection, text, (part) => part);
}

function keep(collection: Collection, key: string, value: string): void {
  // Assigning `__proto__` would change the record itself instead of filling it.
  if (key === '' || key.length > MAX_KEY_CHARS || key === '__proto__') return;
  const name = storableText(key, MAX_KEY_CHARS);
  const text = storableText(value, MAX_VALUE_CHARS);
  const chars = name.length + text.length;
  const values = valuesOf(collection.raw, name);
  const isNew = values.length === 0;
  if (chars > collection.charsLeft || values.length >= MAX_VALUES_PER_KEY) return;
  if (isNew && collection.keyCount >= MAX_KEYS) return;
  collection.charsLeft -= chars;
  if (isNew) collection.keyCount += 1;
  collection.raw[name] = values.concat(text);
}
