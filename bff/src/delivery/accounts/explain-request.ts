import { createHash } from 'node:crypto';
import type {
  OutgoingClick,
  OutgoingRequest,
  OutgoingRow,
  SinkDefinition,
  WriteContext,
} from '../sinks/sink-definition';
import { type LeafPlace, type LeafValue, type RequestLeaf, requestLeaves } from './request-leaves';

/** How a value of ours became the platform's. `chosen`: by the platform's own table. */
export type Conversion =
  | 'same'
  | 'fen_to_yuan'
  | 'bps_to_percent'
  | 'bps_to_ratio'
  | 'milliseconds'
  | 'seconds'
  | 'iso_time'
  | 'hashed'
  | 'part'
  | 'chosen';

export interface LeafSource {
  /** What it was made from: `occurredAt`, `data.amountFen`, `grade.grade`, `settings.endpoint`, `now`, `nonce`. */
  input: string;
  value: string | number | boolean | null;
  conversion: Conversion;
}

export interface ExplainedLeaf extends RequestLeaf {
  /** Empty: always the same for this event. */
  sources: LeafSource[];
  /** Made over the whole request, such as a signature. */
  overEverything: boolean;
}

export interface Tried<Settings = unknown, Secrets = unknown> {
  definition: SinkDefinition<Settings, Secrets>;
  row: OutgoingRow;
  context: WriteContext<Settings, Secrets>;
}

/** A value that hangs on more inputs than this is made over all of them. */
const mostSources = 4;

/**
 * Why each value of a request is there, found by trying: one input after the other is changed, and whatever
 * changes with it was made from it. So the reasons hold for any sink, and can never disagree with its code.
 */
export function explainRequest(tried: Tried): ExplainedLeaf[] {
  const leaves = requestLeaves(write(tried)!);
  const sources = new Map<string, LeafSource[]>(leaves.map((leaf) => [keyOf(leaf), []]));
  for (const input of inputsOf(tried)) {
    const changed = firstRequest(input);
    if (!changed) continue;
    for (const leaf of leaves) {
      if (changed.get(keyOf(leaf)) === leaf.value) continue;
      sources.get(keyOf(leaf))!.push({
        input: input.name,
        value: input.value instanceof Date ? input.value.toISOString() : input.value,
        conversion: conversionOf(input.name, input.value, leaf.value),
      });
    }
  }
  return leaves.map((leaf) => {
    const found = sources.get(keyOf(leaf))!;
    const overEverything = found.length > mostSources;
    return { ...leaf, sources: overEverything ? [] : found, overEverything };
  });
}

/** The request as it would be sent; null where the mapping refuses. */
export function write({ definition, row, context }: Tried): OutgoingRequest | null {
  const mapped = definition.map(row, context.settings);
  return 'refusal' in mapped ? null : definition.write([mapped.message], context);
}

const keyOf = ({ place, name }: { place: LeafPlace; name: string }) => `${place} ${name}`;

type InputValue = string | number | boolean | Date | null;
interface Input {
  name: string;
  value: InputValue;
  /** The same world, with another value here. */
  put(replacement: InputValue): Tried;
}

/** What the request would be with another value there; null when no other value that we know of maps at all. */
function firstRequest({ value, put }: Input): Map<string, LeafValue> | null {
  for (const replacement of alternatives(value)) {
    try {
      const request = write(put(replacement));
      if (request) return new Map(requestLeaves(request).map((leaf) => [keyOf(leaf), leaf.value]));
    } catch {
      continue;
    }
  }
  return null;
}

/** Everything that a mapping may look at. */
function inputsOf(tried: Tried): Input[] {
  const { row, context, definition } = tried;
  const { click, hostAccount, grade } = row;
  const withRow = (change: Partial<OutgoingRow>): Tried => ({ ...tried, row: { ...row, ...change } });
  const withClick = (change: Partial<OutgoingClick>): Tried =>
    withRow({ click: click && { ...click, ...change } });
  return [
    ...valuesIn('', pick(row), (change) => withRow(change)),
    ...valuesIn('data.', row.data, (change) => withRow({ data: { ...row.data, ...change } })),
    ...valuesIn('options.', row.options, (change) =>
      withRow({ options: { ...row.options, ...change } as typeof row.options }),
    ),
    ...valuesIn('click.', { clickId: click?.clickId, landedAt: click?.landedAt }, withClick),
    ...valuesIn('click.ids.', click?.ids ?? {}, (change) => withClick({ ids: { ...click?.ids, ...change } })),
    ...valuesIn('click.parameters.', firstValues(click), (change) =>
      withClick({ parameters: { ...click?.parameters, ...asLists(change) } }),
    ),
    ...valuesIn('hostAccount.', hostAccount ?? {}, (change) =>
      withRow({ hostAccount: hostAccount && { ...hostAccount, ...change } }),
    ),
    ...valuesIn('grade.', grade ?? {}, (change) => withRow({ grade: grade && { ...grade, ...change } })),
    ...valuesIn('settings.', context.settings as object, (change) => {
      const settings = definition.settings.parse({ ...(context.settings as object), ...change });
      return { ...tried, context: { ...context, settings } };
    }),
    ...valuesIn('', { now: context.now, nonce: context.nonce }, (change) => ({
      ...tried,
      context: { ...context, ...change },
    })),
  ];
}

const pick = ({ occurredAt, externalId, factId, personId, personSequence, touchId, host }: OutgoingRow) => ({
  occurredAt,
  externalId,
  factId,
  personId,
  personSequence,
  touchId,
  host,
});

const firstValues = (click: OutgoingClick | null): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(click?.parameters ?? {}).map(([name, values]) => [name, values[0]]));

const asLists = (change: Record<string, unknown>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(change).map(([name, value]) => [name, [String(value)]]));

function valuesIn(prefix: string, part: object, put: (change: Record<string, InputValue>) => Tried): Input[] {
  return Object.entries(part)
    .filter(([, value]) => isValue(value))
    .map(([name, value]) => ({
      name: `${prefix}${name}`,
      value: value as InputValue,
      put: (replacement) => put({ [name]: replacement }),
    }));
}

const isValue = (value: unknown): boolean =>
  value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value);

const timeStepMs = 3_661_007;
/** Whole yuan and some: it shows in fen, in yuan and in whole yuan alike. */
const numberStep = 700;

/** Other values of the same kind, the most telling first. */
function alternatives(value: InputValue): InputValue[] {
  if (value instanceof Date) return [new Date(value.getTime() + timeStepMs)];
  if (typeof value === 'number') return [value + numberStep, value + 1, value - 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string') return [];
  if (/^[ABC]$/.test(value)) return ['A', 'B', 'C'].filter((grade) => grade !== value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return [new Date(Date.parse(value) + timeStepMs).toISOString()];
  return [textual(value)];
}

/** The same text but for one character in its middle, of the same kind, so that its form still holds. */
function textual(text: string): string {
  const middle = Math.floor(text.length / 2);
  for (let step = 0; step < text.length; step += 1) {
    const at = (middle + step) % text.length;
    const replaced = swapped(text[at]!);
    if (replaced) return text.slice(0, at) + replaced + text.slice(at + 1);
  }
  return `${text}x`;
}

function swapped(character: string): string | null {
  if (/\d/.test(character)) return character === '7' ? '8' : '7';
  if (/[a-f]/.test(character)) return character === 'b' ? 'c' : 'b';
  if (/[g-z]/.test(character)) return character === 'k' ? 'm' : 'k';
  if (/[A-Z]/.test(character)) return character === 'K' ? 'M' : 'K';
  return null;
}

function conversionOf(name: string, value: InputValue, leaf: LeafValue): Conversion {
  if (value instanceof Date) {
    const ms = value.getTime();
    if (String(leaf) === String(ms)) return 'milliseconds';
    if (String(leaf) === String(Math.floor(ms / 1_000))) return 'seconds';
    return typeof leaf === 'string' && Date.parse(leaf) === ms ? 'iso_time' : 'chosen';
  }
  if (String(value) === String(leaf)) return 'same';
  if (typeof value === 'number') {
    const told = Number(leaf);
    if (
      /Fen$/.test(name) &&
      (told === value / 100 || told === Math.round(value / 100) || told === Math.floor(value / 100))
    )
      return 'fen_to_yuan';
    if (/Bps$/.test(name) && told === value / 100) return 'bps_to_percent';
    if (/Bps$/.test(name) && told === value / 10_000) return 'bps_to_ratio';
    return 'chosen';
  }
  if (typeof value !== 'string' || typeof leaf !== 'string' || value === '') return 'chosen';
  if (leaf.includes(value) || leaf.includes(encodeURIComponent(value))) return 'part';
  return hashesOf(value).includes(leaf.toLowerCase()) ? 'hashed' : 'chosen';
}

const hashesOf = (text: string): string[] =>
  ['md5', 'sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(text).digest('hex'));
