import type { RowStory, StoryEntry } from '../../api/types';

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** One moment of a row's life; the page puts it into words. */
export type StoryLine =
  | { kind: 'touch'; at: string; tone: Tone }
  | { kind: 'fact'; at: string; tone: Tone }
  | { kind: 'graded'; at: string; tone: Tone }
  | { kind: 'consent'; at: string; tone: Tone }
  | { kind: 'planned'; at: string; tone: Tone; entry: StoryEntry }
  | { kind: 'attempt'; at: string; tone: Tone; entry: StoryEntry; number: number }
  | { kind: 'moved'; at: string; tone: Tone; entry: StoryEntry };

const toneOf: Record<StoryEntry['toState'], Tone> = {
  accepted: 'good',
  queued: 'plain',
  unknown: 'warn',
  parked: 'bad',
  rejected: 'bad',
  suppressed: 'plain',
  expired: 'warn',
};

/** In the order of cause and effect: what came first stands first, whichever clock it was told by. */
export function storyLines(story: RowStory): StoryLine[] {
  const { row, touch, consent, entries } = story;
  const [first] = entries;
  const madeAt = first?.recordedAt ?? row.recordedAt;
  const lines: StoryLine[] = [];
  if (touch) lines.push({ kind: 'touch', at: touch.arrivedAt, tone: 'good' });
  lines.push({ kind: 'fact', at: row.recordedAt, tone: 'good' });
  if (row.grade) lines.push({ kind: 'graded', at: row.recordedAt, tone: 'good' });
  if (first) lines.push({ kind: 'planned', at: madeAt, tone: toneOf[first.toState], entry: first });
  const granted = consent.inForce?.decision === 'granted';
  const asked: StoryLine = { kind: 'consent', at: consent.asOf, tone: granted ? 'good' : 'warn' };
  const later = entries.slice(1).map(lineOf);
  const place = later.findIndex(({ kind }) => kind === 'attempt');
  const before = place === -1 ? later.length : place;
  return [...lines, ...later.slice(0, before), asked, ...later.slice(before)];
}

function lineOf(entry: StoryEntry): StoryLine {
  const tone = toneOf[entry.toState];
  if (entry.startedAt === null) return { kind: 'moved', at: entry.recordedAt, tone, entry };
  return { kind: 'attempt', at: entry.startedAt, tone, entry, number: entry.attempt };
}

/** Tries with something to be read, the newest last. */
export const exchangesOf = (story: RowStory): StoryEntry[] =>
  story.entries.filter(({ request, response }) => request !== null || response !== null);

/** JSON is laid out to be read; anything else stays as it is. */
export function laidOut(text: string): string {
  const [head, body] = splitHead(text);
  try {
    return `${head}${JSON.stringify(JSON.parse(body), null, 2)}`;
  } catch {
    return text;
  }
}

/** A request may be kept as its line and its body. */
function splitHead(text: string): [string, string] {
  const start = text.search(/[[{]/);
  if (start <= 0) return ['', text];
  const head = text.slice(0, start).trimEnd();
  return [`${head}\n`, text.slice(start)];
}
