import fc from 'fast-check';
import { kuaishou } from './index';
import { callback, outgoing } from './kuaishou.fixture';
import { KuaishouSettings } from './settings';

const settings = KuaishouSettings.parse({ sendsPurchaseAmount: true });
const context = { settings, secrets: {}, now: new Date('2026-11-22T04:00:00Z'), nonce: '0'.repeat(32) };

function written() {
  const mapped = kuaishou.map(outgoing(), settings);
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return { message: mapped.message, request: kuaishou.write([mapped.message], context) };
}

test('a conversion is one GET whose callback arrives whole, signs and all', () => {
  const { request } = written();
  expect(request.method).toBe('GET');
  expect(request).not.toHaveProperty('body');
  const { origin, pathname, searchParams } = new URL(request.url);
  expect(`${origin}${pathname}`).toBe('https://ad.partner.gifshow.com/track/activate');
  expect(Object.fromEntries(searchParams)).toEqual({
    callback,
    event_type: '79',
    event_time: '1795319999123',
    purchase_amount: '12345.07',
  });
  // A receiver that takes no plus sign for a blank reads the same.
  expect(request.url).toContain(`callback=${encodeURIComponent(callback)}`);
});

test('two conversions in one call are a mistake of ours', () => {
  const { message } = written();
  expect(() => kuaishou.write([message, message], context)).toThrow(RangeError);
});

test('the ledger keeps the event, its time and amount, and the beginning of the callback', () => {
  expect(kuaishou.mask(written().request)).toBe(
    `GET https://ad.partner.gifshow.com/track/activate?callback=DHAJAS…+${callback.length - 6}` +
      '&event_type=79&event_time=1795319999123&purchase_amount=12345.07',
  );
});

test('a parameter that nobody declared harmless is not shown', () => {
  const { request } = written();
  const shown = kuaishou.mask({ ...request, url: `${request.url}&phone=13987654321#13987654321` });
  expect(shown).not.toContain('13987654321');
});

test('property: no callback that can be sent stands whole in what is kept', () => {
  fc.assert(
    fc.property(fc.base64String({ minLength: 8, maxLength: 1_024 }), (id) => {
      const mapped = kuaishou.map(outgoing({ click: { ...outgoing().click!, clickId: id } }), settings);
      if ('refusal' in mapped) throw new Error(mapped.refusal);
      const request = kuaishou.write([mapped.message], context);
      expect(new URL(request.url).searchParams.get('callback')).toBe(id);
      expect(kuaishou.mask(request)).not.toContain(id);
      expect(kuaishou.mask(request)).not.toContain(encodeURIComponent(id));
    }),
    { numRuns: 1_000 },
  );
});
