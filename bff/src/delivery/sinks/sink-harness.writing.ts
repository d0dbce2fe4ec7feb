import type { OutgoingRequest } from './sink-definition';
import { personalValues } from './sink-harness.arbitrary';
import { expectMasked } from './sink-harness.masks';
import { type SinkTrial, sizeOf } from './sink-harness.trial';

/** Messages become a plain, small request that names nobody. */
export function describeWriting<Settings, Secrets, Message>(
  trial: SinkTrial<Settings, Secrets, Message>,
): void {
  const {
    sink,
    fixtures,
    lines,
    isAdPlatform,
    rowFor,
    settingsOf,
    settingsForEvent,
    contextOf,
    messageOf,
    everyMessage,
  } = trial;

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
          expectMasked(trial, sink.mask(request));
        }
      });
    }
  });
}

/** What the receiver can read in it, with the percent signs taken away. */
function textOf({ url, body = '', headers }: OutgoingRequest): string {
  return [decodeURIComponent(url), body, ...Object.values(headers)].join('\n');
}
