import fc from 'fast-check';
import { describeSink } from '../sink-harness';
import { baidu } from './index';
import { type ConversionMessage, toConversion } from './mapping';
import { bytesOfConversion, maskRequest, writeConversions } from './request';
import { clickId, context, parameters, row, secrets, settings } from './baidu.test-support';

// Thousands of runs, on a machine that may be busy.
jest.setTimeout(60_000);

const landing = { landingUrl: 'https://loan.example.com/landing' };
const answer = (header: unknown) => ({ status: 200, headers: {}, body: JSON.stringify({ header }) });

describeSink(baidu, {
  clickId,
  host: 'h5',
  parameters,
  settings: landing,
  secrets,
  hidden: [secrets.token],
  answers: [
    { name: 'status 0 accepts', answer: answer({ status: 0 }), verdict: { verdict: 'accepted' } },
    {
      name: 'a listed failure rejects',
      answer: answer({ status: 2, failures: [{ code: 901, position: 0 }] }),
      verdict: { verdict: 'rejected', cause: 'code_901' },
    },
    {
      name: 'no word is unknown',
      answer: { status: 200, headers: {}, body: '' },
      verdict: { verdict: 'unknown', cause: 'answer_unreadable' },
    },
  ],
  otherSettings: [
    { name: 'no attribution', settings: { ...landing, attributeSource: 'off' } },
    { name: 'a landing page with parameters', settings: { landingUrl: 'https://loan.example.com/a?b=c#d' } },
  ],
});

function messageOf(clickIdOfRow = clickId): ConversionMessage {
  const click = { ...row('42').click!, clickId: clickIdOfRow };
  const mapped = toConversion(row('42', { click }), settings());
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return mapped.message;
}

test('a call holds the account’s token and fewer than 100 conversions', () => {
  const messages = Array.from({ length: baidu.batch.maxRows }, () => messageOf());
  const request = writeConversions(messages, context(settings()));
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://ocpc.baidu.com/ocpcapi/api/uploadConvertData',
    headers: { 'content-type': 'application/json' },
  });
  const body = JSON.parse(request.body!) as { token: string; conversionTypes: unknown[] };
  expect(Object.keys(body)).toEqual(['token', 'conversionTypes']);
  expect(body.token).toBe(secrets.token);
  expect(body.conversionTypes).toHaveLength(99);
  const sum = messages.reduce((bytes, message) => bytes + bytesOfConversion(message), 0);
  expect(Math.abs(Buffer.byteLength(request.body!) - sum)).toBeLessThan(100);
});

test('what the ledger keeps shows enough to follow a row, and nothing to use', () => {
  const shown = maskRequest(writeConversions([messageOf()], context(settings())));
  expect(shown).toContain('"logidUrl":"https://loan.example.com/landing?bd_vid=9fK2mQ…+18"');
  expect(shown).toContain('"token":"(hidden)"');
  expect(shown).toContain(row('42').externalId);
});

test('property: no token and no whole click id survives', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9][\w-]{15,63}$/);
  fc.assert(
    fc.property(id, fc.stringMatching(/^[!-~]{16,64}$/), (click, token) => {
      const of = { ...context(settings()), secrets: { token } };
      const shown = maskRequest(writeConversions([messageOf(click)], of));
      expect(shown).not.toContain(click);
      expect(shown).not.toContain(click.slice(8));
      expect(shown).not.toContain(token);
    }),
    { numRuns: 1_000 },
  );
});
