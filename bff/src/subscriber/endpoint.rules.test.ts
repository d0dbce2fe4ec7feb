import fc from 'fast-check';
import { endpointFault, isPublicAddress, strictEndpoints } from './endpoint.rules';

const inSandbox = { allowPrivate: true };

test.each([
  ['https://core.example.com/events', null],
  ['https://core.example.com:8443/events?tenant=1', null],
  ['https://8.8.8.8/events', null],
  ['http://core.example.com/events', 'https_needed'],
  ['ftp://core.example.com', 'https_needed'],
  ['file:///etc/passwd', 'https_needed'],
  ['core.example.com', 'not_a_url'],
  ['https://user:word@core.example.com', 'url_holds_credentials'],
  ['https://core.example.com/#part', 'url_holds_fragment'],
  [`https://core.example.com/${'a'.repeat(2_100)}`, 'url_too_long'],
])('an endpoint %s is judged %s', (url, fault) => {
  expect(endpointFault(url, strictEndpoints)).toBe(fault);
});

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://0177.0.0.1/',
  'https://10.1.2.3/',
  'https://172.31.255.255/',
  'https://192.168.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://100.100.100.200/',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://localhost/',
  'https://metadata.google.internal/',
  'https://printer.local/',
  'https://intranet/',
])('%s leads into a house and is refused, whatever way it is written', (url) => {
  expect(endpointFault(url, strictEndpoints)).toBe('address_not_public');
});

test('a sandbox takes plain http and its own machine, and still no credentials', () => {
  expect(endpointFault('http://127.0.0.1:4000/events', inSandbox)).toBeNull();
  expect(endpointFault('http://a:b@127.0.0.1:4000/events', inSandbox)).toBe('url_holds_credentials');
});

test('no address of a private network counts as public, however it is chosen', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const privateAddress = fc.oneof(
    fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
    fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
    fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
  );
  fc.assert(
    fc.property(privateAddress, (octets) => {
      const address = octets.join('.');
      expect(isPublicAddress(address)).toBe(false);
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('an address outside 2000::/3 is never public', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const outside = (groups[0]! & 0xe000) !== 0x2000;
      const address = groups.map((part) => part.toString(16)).join(':');
      if (outside) expect(isPublicAddress(address)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
  expect(isPublicAddress('2606:4700:4700::1111')).toBe(true);
  expect(isPublicAddress('not an address')).toBe(false);
});
