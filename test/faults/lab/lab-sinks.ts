import { z } from 'zod';
import type {
  OutgoingRow,
  SinkAnswer,
  SinkDefinition,
  Verdict,
} from '../../../bff/src/delivery/sinks/sink-definition';

/** What the platforms of the laboratory take: enough to know person, place and effect again. */
export interface SingleMessage {
  external_id: string;
  person: string;
  sequence: number;
  event: string;
  click: string | null;
  at_ms: number;
  grade: string | null;
  value_fen: number | null;
}

type LabSink = SinkDefinition<{ endpoint: string }, { token: string }, SingleMessage>;

export const batchRows = 50;
const events: LabSink['events'] = (
  ['user_registered', 'application_submitted', 'credit_approved', 'loan_disbursed', 'repeat_drawn'] as const
).map((name) => ({ name, meaning: { zh: name, en: name }, depth: 'deep', facts: [name], byDefault: true }));

const common = {
  events,
  settings: z.object({ endpoint: z.string() }),
  secrets: z.object({ token: z.string() }),
  map,
  bytesOf: (message: SingleMessage) => Buffer.byteLength(JSON.stringify(message)) + 1,
  mask: ({ method, url }: { method: string; url: string }) => `${method} ${url}`,
};

const defaults = {
  windows: { clickDays: 30, deepClickDays: 90, eventHours: 168 },
  rate: { perSecond: 1_000, burst: 1_000 },
  timeoutMs: 5_000,
};

/** As Ocean Engine: one event a request, success by the body alone, and no word on repeats. */
export const singleSink: LabSink = {
  ...common,
  name: 'lab_single',
  title: { zh: '单条', en: 'Single' },
  adPlatform: 'ocean_engine',
  batch: { maxRows: 1, maxBytes: 64_000 },
  dropsRepeats: false,
  afterRefusal: 'reject',
  defaults: { ...defaults, unknownPolicy: 'hold' },
  write: ([message], { settings }) => post(settings.endpoint, message),
  read: (answer) => [verdictOf(answer, codeOf(answer))],
};

/** As Tencent Ads: lists of fifty, each with its own result, and repeats dropped by the external id. */
export const batchSink: LabSink = {
  ...common,
  name: 'lab_batch',
  title: { zh: '批量', en: 'Batch' },
  adPlatform: 'tencent_ads',
  batch: { maxRows: batchRows, maxBytes: 50_000 },
  dropsRepeats: true,
  afterRefusal: 'reject',
  defaults: { ...defaults, unknownPolicy: 'resend_same_id' },
  write: (messages, { settings }) => post(settings.endpoint, { actions: messages }),
  read(answer, messages) {
    const { items } = bodyOf(answer) as { items?: number[] };
    return messages.map((_, index) => verdictOf(answer, items ? items[index] : codeOf(answer)));
  },
};

function map(row: OutgoingRow): { message: SingleMessage } | { refusal: string } {
  return {
    message: {
      external_id: row.externalId,
      person: row.personId,
      sequence: row.personSequence,
      event: row.event,
      click: row.click?.clickId ?? null,
      at_ms: row.occurredAt.getTime(),
      grade: row.grade?.grade ?? null,
      value_fen: row.grade?.expectedValueFen ?? null,
    },
  };
}

const post = (url: string, content: unknown) => ({
  method: 'POST' as const,
  url,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(content),
});

function verdictOf({ status, headers }: SinkAnswer, code: number | undefined): Verdict {
  if (status !== 200) {
    const seconds = Number(headers['retry-after']);
    return {
      verdict: 'later',
      cause: `http_${status}`,
      ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
    };
  }
  if (code === 0) return { verdict: 'accepted' };
  if (code === 50_000) return { verdict: 'later', cause: 'busy' };
  return code === undefined
    ? { verdict: 'unknown', cause: 'unreadable' }
    : { verdict: 'rejected', cause: `code_${code}` };
}

const codeOf = (answer: SinkAnswer): number | undefined => (bodyOf(answer) as { code?: number }).code;

function bodyOf({ body }: SinkAnswer): object {
  try {
    return JSON.parse(body) as object;
  } catch {
    return {};
  }
}
