import Taro from '@tarojs/taro';
import {
  checkFace,
  faceReturnUrl,
  hostName,
  launchOptions,
  logIn,
  pay,
  readStored,
  writeStored,
} from './index';

const network = Taro.request as unknown as jest.Mock;
const dialog = Taro.showModal as unknown as jest.Mock;
const payment = {
  timeStamp: '1',
  nonceStr: 'n',
  package: 'prepay_id=1',
  signType: 'RSA',
  paySign: 's',
} as const;
const asked = () => network.mock.calls.map(([{ url, data }]) => [url, JSON.parse(data)]);

const openAt = (address: string) => window.history.replaceState(null, '', address);

beforeEach(() => {
  jest.clearAllMocks();
  process.env.TARO_ENV = 'h5';
  network.mockResolvedValue({ statusCode: 200, header: {}, data: '{"code":"c-1"}' });
});
afterAll(() => {
  process.env.TARO_ENV = 'weapp';
});

test('a plain browser is no host, and has no code to log in with', async () => {
  openAt('/app/?clickid=B.1#/pages/entry/landing/index?x=1');
  expect(hostName()).toBe('h5');
  expect(await logIn()).toEqual({});
  expect(launchOptions()).toMatchObject({ path: 'pages/entry/landing/index', query: 'clickid=B.1&x=1' });
});

test('a browser that plays WeChat reports WeChat and asks the sandbox', async () => {
  openAt('/app/?host=weapp&scene=1045&gdt_vid=wx01');
  expect(launchOptions()).toEqual({ host: 'weapp', path: '', query: 'gdt_vid=wx01', scene: '1045' });
  expect(await logIn()).toEqual({ loginCode: 'c-1', anonymousCode: undefined });
  expect(await pay(payment)).toBe('paid');
  expect(await checkFace({ kind: 'host_dialog', verifyId: 'v-1', expiresAt: '' })).toBe('finished');
  const desk = 'http://bff.test/sandbox/hosts/weapp';
  expect(asked()).toEqual([
    [`${desk}/login`, {}],
    [`${desk}/pay`, { parameters: payment }],
    [`${desk}/face`, { verifyId: 'v-1', result: 'passed' }],
  ]);
});

test('who cancels the dialog has not paid, and the sandbox is not told so', async () => {
  openAt('/app/?host=weapp');
  dialog.mockResolvedValueOnce({ confirm: false });
  expect(await pay(payment)).toBe('cancelled');
  expect(network).not.toHaveBeenCalled();
});

test('the way back from a vendor keeps the host that is played', () => {
  openAt('/app/?host=tt#/pages/apply/face/index');
  expect(faceReturnUrl()).toBe('http://localhost/app/?host=tt#/pages/apply/face/index?returned=1');
});

test('two hosts played in one browser do not share what they keep', () => {
  openAt('/app/?host=weapp');
  writeStored('session-token', 'of WeChat');
  openAt('/app/?host=tt');
  expect(readStored('session-token')).toBeNull();
});
