import type { OutgoingRow } from '../sinks/sink-definition';
import { shortenClick } from '../sinks/shorten-click';

/** A piece of a request as the console shows it; a hidden one holds only what may be seen of it. */
export interface ShownPart {
  text: string;
  hidden?: 'secret' | 'click' | 'account' | 'signature';
}

export interface Needle {
  text: string;
  kind: 'secret' | 'click' | 'account';
}

/** Cuts a text so that no needle stands in it, plain, as in a URL, or as in JSON. */
export function hideIn(text: string, needles: readonly Needle[]): ShownPart[] {
  const forms = needles
    .flatMap(({ text: plain, kind }) =>
      [...new Set([plain, encodeURIComponent(plain), JSON.stringify(plain).slice(1, -1)])].map((form) => ({
        form,
        shown: shownOf(plain, kind),
        kind,
      })),
    )
    .filter(({ form }) => form !== '')
    // The longest first, so that a needle inside another does not leave the other's rest to be read.
    .sort((one, other) => other.form.length - one.form.length);
  return cut(text, forms);
}

interface Form {
  form: string;
  shown: string;
  kind: Needle['kind'];
}

function cut(text: string, forms: readonly Form[]): ShownPart[] {
  const [first, ...rest] = forms;
  if (text === '') return [];
  if (!first) return [{ text }];
  const pieces = text.split(first.form);
  return pieces.flatMap((piece, index) => [
    ...cut(piece, rest),
    ...(index < pieces.length - 1 ? [{ text: first.shown, hidden: first.kind }] : []),
  ]);
}

const shownEnding = 4;
const longEnoughForAnEnding = 12;

const shownOf = (text: string, kind: Needle['kind']): string =>
  kind === 'click'
    ? shortenClick(text)
    : text.length >= longEnoughForAnEnding
      ? `…${text.slice(-shownEnding)}`
      : '…';

/** The text with its hidden parts as they are shown. */
export const plainOf = (parts: readonly ShownPart[]): string => parts.map(({ text }) => text).join('');

/** Short ones name a place or an ad; a long one may open a door, as a callback does. */
const longFrom = 16;

/** What of a row names a person or opens a door at the platform. */
export function personalNeedles({
  click,
  hostAccount,
}: Pick<OutgoingRow, 'click' | 'hostAccount'>): Needle[] {
  const longTexts = Object.values(click?.parameters ?? {})
    .flat()
    .filter((text) => text.length >= longFrom);
  return [
    ...[...(click ? [click.clickId] : []), ...longTexts].map((text) => ({ text, kind: 'click' }) as const),
    ...(hostAccount ? [{ text: hostAccount.openId, kind: 'account' } as const] : []),
  ];
}
