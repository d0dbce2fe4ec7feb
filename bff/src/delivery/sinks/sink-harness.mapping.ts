import fc from 'fast-check';
import { anyRow } from './sink-harness.arbitrary';
import { causePattern, propertyTimeoutMs, runs, type SinkTrial, sizeOf } from './sink-harness.trial';

/** A row becomes a message that fits, or is refused with a cause. */
export function describeMapping<Settings, Secrets, Message>(
  trial: SinkTrial<Settings, Secrets, Message>,
): void {
  const { sink, lines, ground, isAdPlatform, rowFor, settingsOf, settingsForEvent, contextOf } = trial;

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
}
