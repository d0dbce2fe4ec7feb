import fc from 'fast-check';
import type { Verdict } from './sink-definition';
import { anyAnswer } from './sink-harness.arbitrary';
import { causePattern, now, propertyTimeoutMs, runs, type SinkTrial } from './sink-harness.trial';

const longestPauseMs = 3_600_000;

/** Any answer is one verdict a message, and only a clear word is a success. */
export function describeAnswers<Settings, Secrets, Message>(
  trial: SinkTrial<Settings, Secrets, Message>,
): void {
  const { sink, fixtures, isAdPlatform, everyMessage, firstMessage } = trial;

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
      'property: every answer gives one verdict a message and never throws',
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
