import fc from 'fast-check';
import { findFact } from '@loudou/shared/catalogue';
import { AccountSetup } from '../accounts/account-setup';
import type {
  OutgoingRequest,
  OutgoingRow,
  PlatformEvent,
  SinkAnswer,
  SinkDefinition,
  Verdict,
  WriteContext,
} from './sink-definition';
import {
  anyAnswer,
  anyRow,
  initialOptions,
  personalValues,
  type RowGround,
  sampleRow,
} from './sink-harness.arbitrary';

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

const now = new Date('2026-11-22T04:00:00.000Z');
const nonce = '0123456789abcdef0123456789abcdef';
const causePattern = /^[a-z0-9_]{1,64}$/;
const longestPauseMs = 3_600_000;
/** Six are shown; two more may follow by chance, a third would show that more is let through. */
const mostClickCharsInARow = 8;
const runs = 2_000;
const propertyTimeoutMs = 60_000;

/** The tests that every sink passes, whatever it talks to. */
export function describeSink<Settings, Secrets, Message>(
  sink: SinkDefinition<Settings, Secrets, Message>,
  fixtures: SinkFixtures<Secrets>,
): void {
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

  describe(`the sink ${sink.name}`, () => {
    describe('what it says of itself', () => {
      test('has a name and titles in both languages', () => {
        expect(sink.name).toMatch(/^[a-z][a-z0-9_]{1,31}$/);
        expect(sink.title.zh).toMatch(/\p{Script=Han}/u);
        expect(sink.title.en).toMatch(/^[\x20-\x7e]{2,}$/);
      });

      test('names every event once, in both languages, from facts of the catalogue', () => {
        expect(new Set(sink.events.map(({ name }) => name)).size).toBe(sink.events.length);
        for (const { name, meaning, facts } of sink.events) {
          expect(name).toMatch(/^[\w.-]{1,64}$/);
          expect(meaning.zh).toMatch(/\p{Script=Han}/u);
          expect(meaning.en).toMatch(/^[\x20-\x7e]{2,}$/);
          expect(facts.length).toBeGreaterThan(0);
          for (const fact of facts) expect(findFact(fact)).toBeDefined();
        }
        expect(sink.events.some(({ byDefault }) => byDefault)).toBe(true);
      });

      test('every option starts with a value that its own schema accepts', () => {
        for (const { options = {} } of sink.events) {
          for (const { meaning, schema, initial } of Object.values(options)) {
            expect(schema.safeParse(initial).success).toBe(true);
            expect(meaning.zh).toMatch(/\p{Script=Han}/u);
            expect(meaning.en.length).toBeGreaterThan(1);
          }
        }
      });

      test('its settings all have defaults', () => {
        expect(() => sink.settings.parse({})).not.toThrow();
      });

      test('its fixtures hold secrets that its schema accepts', () => {
        expect(sink.secrets.safeParse(fixtures.secrets).success).toBe(true);
      });

      test('a new account can be set up from its defaults', () => {
        const mapping = lines
          .filter(({ event }) => event.byDefault)
          .map(({ event, fact }) => ({
            fact,
            event: event.name,
            goal: event.depth,
            touch: 'registration',
            options: initialOptions(event),
          }));
        expect(() => AccountSetup.parse({ ...sink.defaults, mapping })).not.toThrow();
      });

      test('rows of unknown fate go again by themselves only where repeats are dropped', () => {
        if (!sink.dropsRepeats) expect(sink.defaults.unknownPolicy).toBe('hold');
        expect(sink.batch.maxRows).toBeGreaterThanOrEqual(1);
        expect(sink.batch.maxBytes).toBeGreaterThan(0);
      });

      test('whatever it can ask, it can read', () => {
        expect(sink.readProbe === undefined).toBe(sink.probe === undefined);
        expect(sink.readRenewal === undefined).toBe(sink.renewal === undefined);
      });
    });

    describe('mapping', () => {
      test.each(lines.map((line) => [line.fact, line.event.name, line] as const))(
        '%s becomes %s',
        (_fact, _event, line) => {
          const settings = settingsForEvent(line.event);
          expect(sink.map(rowFor(line), settings)).toHaveProperty('message');
        },
      );

      test('default events map under default settings, with every grade and with none', () => {
        for (const line of lines.filter(({ event }) => event.byDefault)) {
          for (const grade of ['A', 'B', 'C', null] as const) {
            const known = grade && { grade, expectedValueFen: 123_456, policyVersion: 1 };
            expect(sink.map(rowFor(line, { grade: known }), settingsOf())).toHaveProperty('message');
          }
        }
      });

      test('a row is left as it came', () => {
        for (const line of lines) {
          const row = rowFor(line);
          const before = JSON.stringify(row);
          sink.map(row, settingsForEvent(line.event));
          expect(JSON.stringify(row)).toBe(before);
        }
      });

      if (isAdPlatform) {
        test('without agreement to tell of the click, every event is refused with a cause', () => {
          for (const line of lines) {
            const mapped = sink.map(rowFor(line, { click: null }), settingsForEvent(line.event));
            expect(mapped).toEqual({ refusal: expect.stringMatching(causePattern) });
          }
        });
      }

      test.each(sink.events.map((event) => [event.name, event] as const))(
        'property: %s from anything at all is a message that fits, or a refusal with a cause',
        (_name, event) => {
          const settings = settingsForEvent(event);
          fc.assert(
            fc.property(anyRow(event, ground), (row) => {
              const mapped = sink.map(row, settings);
              if ('refusal' in mapped) return expect(mapped.refusal).toMatch(causePattern);
              const bytes = sink.bytesOf(mapped.message);
              expect(Number.isInteger(bytes) && bytes > 0).toBe(true);
              expect(bytes).toBeLessThanOrEqual(sink.batch.maxBytes);
              const request = sink.write([mapped.message], contextOf(settings));
              expect(sizeOf(request)).toBeLessThanOrEqual(sink.batch.maxBytes);
              sink.mask(request);
            }),
            { numRuns: runs },
          );
        },
        propertyTimeoutMs,
      );
    });

    describe('writing', () => {
      test('is the same for the same messages and the same context', () => {
        const messages = everyMessage().slice(0, sink.batch.maxRows);
        const before = JSON.stringify(messages);
        const first = sink.write(messages, contextOf(settingsOf()));
        expect(sink.write(messages, contextOf(settingsOf()))).toEqual(first);
        expect(JSON.stringify(messages)).toBe(before);
      });

      test('is a plain request to a secure address', () => {
        for (const message of everyMessage()) {
          const request = sink.write([message], contextOf(settingsOf()));
          expect(new URL(request.url).protocol).toBe('https:');
          expect(request.method === 'GET').toBe(request.body === undefined);
          for (const [name, value] of Object.entries(request.headers)) {
            expect(name).toBe(name.toLowerCase());
            // Header values with a line break would be a second header.
            expect(value).toMatch(/^[\x20-\x7e]*$/);
          }
        }
      });

      test('a full batch keeps to the limit of bytes', () => {
        const settings = settingsOf();
        const line = lines.find(({ event }) => event.byDefault)!;
        const batch: Message[] = [];
        let bytes = 0;
        while (batch.length < sink.batch.maxRows) {
          const externalId = `ext_${String(batch.length).padStart(36, '0')}`;
          const message = messageOf(rowFor(line, { externalId }), settings);
          bytes += sink.bytesOf(message);
          if (bytes > sink.batch.maxBytes) break;
          batch.push(message);
        }
        expect(batch.length).toBeGreaterThan(0);
        expect(sizeOf(sink.write(batch, contextOf(settings)))).toBeLessThanOrEqual(sink.batch.maxBytes);
      });

      if (sink.dropsRepeats) {
        test('carries the id that repeats are known by', () => {
          for (const line of lines) {
            const row = rowFor(line);
            const settings = settingsForEvent(line.event);
            const request = sink.write([messageOf(row, settings)], contextOf(settings));
            const id = fixtures.repeatsKnownBy?.(row) ?? row.externalId;
            expect(textOf(request)).toContain(id);
          }
        });
      }

      if (isAdPlatform) {
        test('tells nothing of the person: no name, number, limit or id of ours', () => {
          for (const line of lines) {
            const row = rowFor(line);
            const data = { ...row.data, ...personalValues };
            const settings = settingsForEvent(line.event);
            const request = sink.write([messageOf({ ...row, data }, settings)], contextOf(settings));
            const sent = textOf(request);
            for (const value of Object.values(personalValues)) expect(sent).not.toContain(String(value));
            // The limit in yuan is the limit as well.
            expect(sent).not.toContain(String(personalValues.limitFen / 100));
            for (const id of [row.personId, row.factId, row.touchId!, row.traceId!]) {
              expect(sent).not.toContain(id);
            }
          }
        });
      }

      for (const other of fixtures.otherSettings ?? []) {
        test(`writes every event with ${other.name}`, () => {
          const settings = settingsOf(other.settings);
          for (const message of everyMessage(other.settings)) {
            const request = sink.write([message], contextOf(settings, other.secrets));
            expect(sizeOf(request)).toBeLessThanOrEqual(sink.batch.maxBytes);
            expectMasked(sink.mask(request));
          }
        });
      }
    });

    describe('reading', () => {
      test.each(fixtures.answers.map(({ name, answer, verdict }) => [name, answer, verdict] as const))(
        '%s',
        (_name, answer, verdict) => {
          expect(sink.read(answer, [firstMessage()])).toEqual([verdict]);
        },
      );

      test('the fixtures tell of an acceptance, a refusal and an answer that says nothing', () => {
        const told = new Set(fixtures.answers.map(({ verdict }) => verdict.verdict));
        expect(told.has('accepted')).toBe(true);
        // Where the status says everything, no body can be unreadable.
        if (isAdPlatform) expect(told.has('unknown')).toBe(true);
        expect(told.has('rejected') || told.has('refused_batch')).toBe(true);
      });

      test(
        'property: any answer gives one verdict a message and never throws',
        () => {
          const messages = everyMessage();
          fc.assert(
            fc.property(anyAnswer, fc.integer({ min: 0, max: sink.batch.maxRows }), (answer, count) => {
              const batch = Array.from({ length: count }, (_, index) => messages[index % messages.length]!);
              const verdicts = sink.read(answer, batch);
              expect(verdicts).toHaveLength(count);
              verdicts.forEach(expectWellFormed);
              const wasServed = answer.status >= 200 && answer.status < 300;
              if (!wasServed) expect(verdicts.map(({ verdict }) => verdict)).not.toContain('accepted');
            }),
            { numRuns: 2 * runs },
          );
        },
        propertyTimeoutMs,
      );

      test.each([429, 500, 502, 503])('%i is tried later, after the pause that it names', (status) => {
        const read = (headers: Record<string, string>) =>
          sink.read({ status, headers, body: '' }, [firstMessage()])[0];
        expect(read({})).toMatchObject({ verdict: 'later' });
        expect(read({ 'retry-after': '120' })).toMatchObject({ verdict: 'later', retryAfterMs: 120_000 });
        expect(read({ 'retry-after': '999999' })).toMatchObject({ retryAfterMs: longestPauseMs });
      });

      if (isAdPlatform) {
        test.each([401, 403, 404])('%i speaks of the account, not of the row', (status) => {
          const [verdict] = sink.read({ status, headers: {}, body: '' }, [firstMessage()]);
          expect(verdict).toMatchObject({ verdict: 'account_at_fault' });
        });

        test(
          'property: a body that nobody can read is never a success',
          () => {
            fc.assert(
              fc.property(fc.constantFrom(200, 201, 202, 204), fc.string(), (status, body) => {
                fc.pre(!isJson(body));
                const [verdict] = sink.read({ status, headers: {}, body }, [firstMessage()]);
                expect(verdict!.verdict).not.toBe('accepted');
              }),
              { numRuns: runs },
            );
          },
          propertyTimeoutMs,
        );
      }

      test(
        'probe and renewal survive any answer as well',
        () => {
          fc.assert(
            fc.property(anyAnswer, (answer) => {
              sink.readProbe?.(answer);
              sink.readRenewal?.(answer, fixtures.secrets, now);
            }),
            { numRuns: runs },
          );
        },
        propertyTimeoutMs,
      );
    });

    describe('masking', () => {
      test('shows no click id, secret or account of the person', () => {
        for (const message of everyMessage()) {
          expectMasked(sink.mask(sink.write([message], contextOf(settingsOf()))));
        }
      });

      test('survives a request that it did not write', () => {
        const strange: OutgoingRequest[] = [
          { method: 'GET', url: 'not a url', headers: {} },
          { method: 'POST', url: 'https://a.example/?x=%E0%A4%A', headers: {}, body: '{"a":' },
          { method: 'POST', url: 'https://a.example/', headers: {}, body: 'null' },
          { method: 'POST', url: 'https://a.example/', headers: {}, body: `["${fixtures.clickId}"]` },
        ];
        for (const request of strange) expectMasked(sink.mask(request));
      });

      if (sink.probe) {
        test('the probe shows none either', () => {
          expectMasked(sink.mask(sink.probe!(contextOf(settingsOf()))));
        });
      }
    });
  });

  function expectMasked(shown: string): void {
    const hidden = [...fixtures.hidden, ...(fixtures.hostAccount ? [fixtures.hostAccount.openId] : [])];
    for (const secret of hidden) expect(shown).not.toContain(secret);
    if (isAdPlatform) {
      for (const piece of piecesOf(fixtures.clickId, mostClickCharsInARow + 1)) {
        expect(shown).not.toContain(piece);
      }
    }
  }
}

function expectWellFormed(verdict: Verdict): void {
  if (verdict.verdict === 'accepted') return expect(verdict).toEqual({ verdict: 'accepted' });
  expect(['rejected', 'refused_batch', 'later', 'account_at_fault', 'unknown']).toContain(verdict.verdict);
  expect(verdict.cause).toMatch(causePattern);
  if ('retryAfterMs' in verdict && verdict.retryAfterMs !== undefined) {
    expect(verdict.retryAfterMs).toBeGreaterThanOrEqual(0);
    expect(verdict.retryAfterMs).toBeLessThanOrEqual(longestPauseMs);
  }
}

function sizeOf(request: OutgoingRequest): number {
  return Buffer.byteLength(request.body ?? request.url);
}

/** What the receiver can read in it, with the percent signs taken away. */
function textOf({ url, body = '', headers }: OutgoingRequest): string {
  return [decodeURIComponent(url), body, ...Object.values(headers)].join('\n');
}

function piecesOf(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, from) =>
    text.slice(from, from + length),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
