import fc from 'fast-check';
import { oceanEngine } from './index';
import { clickId, outgoing } from './ocean-engine.fixture';
import { OceanEngineSecrets, OceanEngineSettings } from './settings';

const settings = OceanEngineSettings.parse({});
const context = {
  settings,
  secrets: OceanEngineSecrets.parse({}),
  now: new Date('2026-11-22T04:00:00Z'),
  nonce: '0'.repeat(32),
};

function messageOf(settingsChange = settings) {
  const mapped = oceanEngine.map(outgoing(), settingsChange);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return mapped.message;
}

test('a conversion is one POST of JSON, unsigned unless the account signs', () => {
  const request = oceanEngine.write([messageOf()], context);
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://analytics.oceanengine.com/api/v2/conversion',
    headers: { 'content-type': 'application/json' },
  });
  expect(JSON.parse(request.body!)).toEqual({
    event_type: 'loan',
    context: { ad: { callback: clickId, match_type: 0 } },
    properties: { loan_value: 12_345.67 },
    timestamp: 1_795_319_999_123,
  });
  expect(oceanEngine.bytesOf(messageOf())).toBe(Buffer.byteLength(request.body!));
});

test('the path is the message’s own', () => {
  const valuable = OceanEngineSettings.parse({ paths: { loan: 'valuable' } });
  const { url } = oceanEngine.write([messageOf(valuable)], { ...context, settings: valuable });
  expect(url).toBe('https://analytics.oceanengine.com/api/v2/valuable');
});

test('two conversions in one call are a mistake of ours', () => {
  expect(() => oceanEngine.write([messageOf(), messageOf()], context)).toThrow(RangeError);
  expect(() => oceanEngine.write([], context)).toThrow(RangeError);
});

test('the ledger keeps the event, its time and its amounts, the beginning of the click and no signature', () => {
  const secrets = OceanEngineSecrets.parse({ appSecret: 'secret' });
  const shown = oceanEngine.mask(oceanEngine.write([messageOf()], { ...context, secrets }));
  expect(shown).toBe(
    [
      'POST https://analytics.oceanengine.com/api/v2/conversion',
      'content-type: application/json',
      'x-signature: [hidden]',
      '',
      `{"event_type":"loan","context":{"ad":{"callback":"B.JfCb…+${clickId.length - 6}","match_type":0}},` +
        '"properties":{"loan_value":12345.67},"timestamp":1795319999123}',
    ].join('\n'),
  );
});

test('a field that nobody declared harmless is not shown', () => {
  const request = oceanEngine.write([messageOf()], context);
  const body = { ...(JSON.parse(request.body!) as object), phone: '13987654321' };
  expect(oceanEngine.mask({ ...request, body: JSON.stringify(body) })).not.toContain('13987654321');
  expect(oceanEngine.mask({ ...request, url: `${request.url}?token=abc` })).not.toContain('abc');
});

test('property: no click id that can be sent stands whole in what is kept', () => {
  fc.assert(
    fc.property(fc.base64String({ minLength: 8, maxLength: 1_024 }), (id) => {
      const mapped = oceanEngine.map(outgoing({ click: { ...outgoing().click!, clickId: id } }), settings);
      expect('refusal' in mapped).toBe(id.length < 16);
      if ('refusal' in mapped) return;
      const shown = oceanEngine.mask(oceanEngine.write([mapped.message], context));
      expect(shown).not.toContain(id);
      expect(shown).toContain(`"${id.slice(0, 4)}`);
    }),
    { numRuns: 1_000 },
  );
});
