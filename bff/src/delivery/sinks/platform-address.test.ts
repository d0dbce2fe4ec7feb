import { platformAddress } from './platform-address';

test.each([
  ['https://analytics.oceanengine.com', 'https://analytics.oceanengine.com'],
  ['https://analytics.oceanengine.com/', 'https://analytics.oceanengine.com'],
  ['http://127.0.0.1:8080/sandbox/ocean-engine//', 'http://127.0.0.1:8080/sandbox/ocean-engine'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
])('%s is taken', (text, address) => {
  expect(platformAddress.parse(text)).toBe(address);
});

test.each([
  'http://analytics.oceanengine.com',
  'http://localhost.evil.example',
  'ftp://127.0.0.1',
  'https://user@analytics.oceanengine.com',
  'https://a.example?x=1',
  'https://a.example#x',
  `https://a.example/${'x'.repeat(300)}`,
  'analytics.oceanengine.com',
  '',
])('%s is refused', (text) => {
  expect(platformAddress.safeParse(text).success).toBe(false);
});
