import { tellPreview } from './tell-preview';

const message = { type: 'loudou:code-sent', kind: 'login', phone: '13800006021' } as const;
const framedBy = (location: () => { origin: string }) => {
  const postMessage = jest.fn();
  const frame = Object.defineProperty({ postMessage }, 'location', { get: location });
  Object.defineProperty(window, 'parent', { configurable: true, value: frame });
  return postMessage;
};

beforeEach(() => {
  process.env.TARO_ENV = 'h5';
});
afterEach(() => {
  process.env.TARO_ENV = 'weapp';
  Object.defineProperty(window, 'parent', { configurable: true, value: window });
});

test('a frame of the same origin is told, and nobody else could listen', () => {
  const told = framedBy(() => window.location);
  tellPreview(message);
  expect(told).toHaveBeenCalledWith(message, window.location.origin);
});

test('a frame of somebody else learns nothing', () => {
  const told = framedBy(() => {
    throw new DOMException('Blocked a frame', 'SecurityError');
  });
  tellPreview(message);
  expect(told).not.toHaveBeenCalled();
});

test('without a frame, or on a phone, nothing is said', () => {
  const said = jest.spyOn(window, 'postMessage');
  tellPreview(message);
  process.env.TARO_ENV = 'weapp';
  const told = framedBy(() => window.location);
  tellPreview(message);
  expect(said).not.toHaveBeenCalled();
  expect(told).not.toHaveBeenCalled();
});
