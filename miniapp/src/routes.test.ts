import { readdirSync } from 'node:fs';
import path from 'node:path';
import Taro from '@tarojs/taro';
import { screensByArea } from './page-paths';
import { addressOf, goBack, goTo, goToScreen, maxPagesDeep, nameOfScreen, screenPaths } from './routes';

const pagesDeep = (count: number) =>
  (Taro.getCurrentPages as unknown as jest.Mock).mockReturnValue(Array.from({ length: count }, () => ({})));

beforeEach(() => {
  jest.clearAllMocks();
  pagesDeep(1);
});

test('every screen has one path, and every path a screen', () => {
  const listed = Object.entries(screensByArea).flatMap(([area, screens]) =>
    screens.map((screen) => `pages/${area}/${screen}/index`),
  );
  expect(Object.values(screenPaths).sort()).toEqual(listed.sort());
});

test('every page that was written can be gone to', () => {
  const folder = path.join(__dirname, 'pages');
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/[^/]+\/index\.tsx$/.test(file))
    .map((file) => `pages/${file.replace(/\.tsx$/, '')}`);
  expect(Object.values(screenPaths)).toEqual(expect.arrayContaining(written));
});

test('parameters are written so that they arrive as they were', async () => {
  await goTo.cost({ quoteId: 'quo_1&x=2' });
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/loan/cost/index?quoteId=quo_1%26x%3D2' });
  expect(addressOf('me', { absent: undefined })).toBe('/pages/me/index/index');
});

test('as deep as the hosts allow, going on replaces', async () => {
  pagesDeep(maxPagesDeep);
  await goTo.help();
  expect(Taro.navigateTo).not.toHaveBeenCalled();
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/me/help/index' });
});

test('replace and restart are what they say', async () => {
  await goTo.result({}, 'replace');
  await goTo.landing({}, 'restart');
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/apply/result/index' });
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/entry/landing/index' });
});

test('going back from a page opened by a link leads to the first page', async () => {
  await goBack();
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/entry/landing/index' });
  pagesDeep(2);
  await goBack();
  expect(Taro.navigateBack).toHaveBeenCalled();
});

test('a draft with every step done waits at its last step', async () => {
  expect(nameOfScreen('submit')).toBe('bureau');
  await goToScreen('repay_home');
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/repay/home/index' });
});
