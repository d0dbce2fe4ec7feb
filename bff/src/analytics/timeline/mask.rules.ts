/**
 * What of a payload may be read at the console. Facts hold nothing personal by their schemas; still, what came
 * from a link (click ids, the names an ad gives itself) could be anything, so only its end or beginning is shown.
 */
export type MaskedDetails = Record<string, string | number | boolean | null>;

const CLICK_ID_CHARACTERS = 6;
const END_CHARACTERS = 4;
const MAX_TEXT_LENGTH = 64;
const hashPattern = /^[0-9a-f]{64}$/;
const idPattern = /^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;
/** Long enough for a phone, card or identity number to stand in it. */
const longNumber = /\d{7,}/;

export function maskClickId(clickId: string): string {
  return clickId.length <= CLICK_ID_CHARACTERS ? '…' : `${clickId.slice(0, CLICK_ID_CHARACTERS)}…`;
}

/** The end of an id tells two apart for somebody who knows them, and says nothing to anybody else. */
export function maskEnd(text: string): string {
  return text.length <= END_CHARACTERS ? '…' : `…${text.slice(-END_CHARACTERS)}`;
}

export function maskText(text: string): string {
  if (hashPattern.test(text)) return `${text.slice(0, 4)}…${text.slice(-2)}`;
  if (idPattern.test(text) || instantPattern.test(text)) return text;
  if (longNumber.test(text)) return maskEnd(text);
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
}

/** One flat level: nested names are joined by a dot, lists of words by a comma. */
export function maskDetails(data: Record<string, unknown>): MaskedDetails {
  const details: MaskedDetails = {};
  for (const [key, value] of Object.entries(data)) {
    if (key === 'clickId' && typeof value === 'string') details[key] = maskClickId(value);
    else if (key === 'ids') Object.assign(details, maskIds(value));
    else if (typeof value === 'string') details[key] = maskText(value);
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) details[key] = value;
    else if (Array.isArray(value)) details[key] = value.map((item) => maskText(String(item))).join(', ');
  }
  return details;
}

/** Names of accounts, plans and creatives as the link claims them. */
export function maskIds(ids: unknown): MaskedDetails {
  if (typeof ids !== 'object' || ids === null) return {};
  const named = Object.entries(ids).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(named.map(([key, value]) => [`ids.${key}`, maskEnd(value)]));
}
