import type {
  OutgoingRequest,
  OutgoingRow,
  PlatformEvent,
  SinkAnswer,
  SinkDefinition,
  Verdict,
  WriteContext,
} from './sink-definition';
import { type RowGround, sampleRow } from './sink-harness.arbitrary';

/** What the harness has to know of a sink to try it. See docs/adding-a-sink.md. */
export interface SinkFixtures<Secrets> {
  /** A click id of the platform's usual form. */
  clickId: string;
  /** Where its clicks land: `weapp`, `tt` or `h5`. */
  host: string;
  /** The parameters of a landing link that holds `clickId`. */
  parameters: Record<string, string[]>;
  hostAccount?: { appId: string; openId: string };
  /** Settings that an account has to give before anything can be sent, as a person would type them. */
  settings?: Record<string, unknown>;
  secrets: Secrets;
  /** Every text of `secrets`, and every token, that `mask` has to hide. */
  hidden: readonly string[];
  /** Events that map only under other settings, another grade or other data than usual. */
  special?: Record<string, { settings?: Record<string, unknown>; row?: Partial<OutgoingRow> }>;
  /** The platform's own words, and what they mean for one row. */
  answers: readonly { name: string; answer: SinkAnswer; verdict: Verdict }[];
  /** What the receiver knows a repeat by, where it drops repeats; the external id unless said otherwise. */
  repeatsKnownBy?: (row: OutgoingRow) => string;
  /** Settings whose messages are all tried as well: other units, other paths, signatures. */
  otherSettings?: readonly { name: string; settings: Record<string, unknown>; secrets?: Secrets }[];
}

export const now = new Date('2026-11-22T04:00:00.000Z');
const nonce = '0123456789abcdef0123456789abcdef';
export const causePattern = /^[a-z0-9_]{1,64}$/;
export const runs = 2_000;
export const propertyTimeoutMs = 60_000;

export type SinkTrial<Settings, Secrets, Message> = ReturnType<typeof openTrial<Settings, Secrets, Message>>;

/** A sink with its fixtures: rows, settings and messages of each of its events, for the checks to try. */
export function openTrial<Settings, Secrets, Message>(
  sink: SinkDefinition<Settings, Secrets, Message>,
  fixtures: SinkFixtures<Secrets>,
) {
  const ground: RowGround = {
    clickId: fixtures.clickId,
    host: fixtures.host,
    parameters: fixtures.parameters,
    hostAccount: fixtures.hostAccount ?? null,
  };
  const isAdPlatform = sink.adPlatform !== null;
  const settingsOf = (change: Record<string, unknown> = {}) =>
    sink.settings.parse({ ...fixtures.settings, ...change });
  const contextOf = (
    settings: Settings,
    secrets: Secrets = fixtures.secrets,
  ): WriteContext<Settings, Secrets> => ({ settings, secrets, now, nonce });
  const lines = sink.events.flatMap((event) => event.facts.map((fact) => ({ event, fact })));
  const rowFor = ({ event, fact }: (typeof lines)[number], change: Partial<OutgoingRow> = {}) =>
    sampleRow(event, fact, ground, { ...fixtures.special?.[event.name]?.row, ...change });
  const messageOf = (row: OutgoingRow, settings: Settings): Message => {
    const mapped = sink.map(row, settings);
    if ('refusal' in mapped) throw new Error(`${row.factName} as ${row.event} is refused: ${mapped.refusal}`);
    return mapped.message;
  };
  const settingsForEvent = (event: PlatformEvent, change: Record<string, unknown> = {}) =>
    settingsOf({ ...change, ...fixtures.special?.[event.name]?.settings });
  const everyMessage = (change: Record<string, unknown> = {}) =>
    lines.map((line) => messageOf(rowFor(line), settingsForEvent(line.event, change)));
  const firstMessage = () => everyMessage()[0]!;

  return {
    sink,
    fixtures,
    ground,
    isAdPlatform,
    settingsOf,
    contextOf,
    lines,
    rowFor,
    messageOf,
    settingsForEvent,
    everyMessage,
    firstMessage,
  };
}

export function sizeOf(request: OutgoingRequest): number {
  return Buffer.byteLength(request.body ?? request.url);
}
