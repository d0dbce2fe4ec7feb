import { removeBundles, writeBundle } from '../fixtures/write-bundle';
import { launchMiniProgram } from '../launch';

afterAll(removeBundles);

const APP_JSON = {
  pages: ['pages/entry/index'],
  subPackages: [
    { root: 'loan', pages: ['home/index'] },
    { root: 'repay', pages: ['home/index'] },
    { root: 'advert', pages: ['home/index'], independent: true },
  ],
};

const launchWith = (file: string, source: string) => {
  const page = (name: string) => ({ [`${name}.wxml`]: '<view />', [`${name}.js`]: 'Page({})' });
  const bundle = writeBundle({
    ...page('pages/entry/index'),
    ...page('loan/home/index'),
    ...page('repay/home/index'),
    ...page('advert/home/index'),
    'app.json': APP_JSON,
    'common.js': "exports.name = 'common'",
    'loan/terms.js': "exports.name = 'terms'",
    'repay/plan.js': "exports.name = 'plan'",
    [file]: source,
  });
  return launchMiniProgram({ platform: 'weapp', bundle, launch: { path: file.replace('.js', '') } });
};

const requiring = (request: string) => `console.log(require('${request}').name); Page({})`;

describe('package walls', () => {
  test.each([
    ['pages/entry/index.js', '../../common', 'common'],
    ['loan/home/index.js', '../../common', 'common'],
    ['loan/home/index.js', '../terms', 'terms'],
  ])('%s may require %s', async (file, request, name) => {
    const app = await launchWith(file, requiring(request));
    expect(app.console[0]?.text).toBe(name);
  });

  test.each([
    [
      'pages/entry/index.js',
      '../../loan/terms',
      'in the main package may not require loan/terms.js in subpackage "loan"',
    ],
    [
      'loan/home/index.js',
      '../../repay/plan',
      'in subpackage "loan" may not require repay/plan.js in subpackage "repay"',
    ],
    [
      'advert/home/index.js',
      '../../common',
      'in subpackage "advert" may not require common.js in the main package',
    ],
    ['pages/entry/index.js', '../../../outside', 'outside the bundle'],
    ['pages/entry/index.js', 'react', 'the host knows relative paths only'],
    ['pages/entry/index.js', './absent', 'needs "pages/entry/absent", which is not in the bundle'],
  ])('%s may not require %s', async (file, request, reason) => {
    await expect(launchWith(file, requiring(request))).rejects.toThrow(reason);
  });

  test('a module runs once, however often it is required', async () => {
    const app = await launchWith(
      'pages/entry/index.js',
      "require('../../common').name = 'changed'; console.log(require('../../common').name); Page({})",
    );
    expect(app.console[0]?.text).toBe('changed');
  });

  test('a preload rule for a page that does not exist is refused', async () => {
    const bundle = writeBundle({
      'pages/entry/index.wxml': '<view />',
      'pages/entry/index.js': 'Page({})',
      'app.json': { ...APP_JSON, preloadRule: { 'pages/gone/index': { packages: ['loan'] } } },
    });
    await expect(launchMiniProgram({ platform: 'weapp', bundle })).rejects.toThrow(
      'preloadRule names "pages/gone/index", which is not a page',
    );
  });

  test('an independent subpackage opens without the app, which starts with the first other page', async () => {
    const bundle = writeBundle({
      'app.json': APP_JSON,
      'app.js': "App({ onLaunch(options) { console.log('launched', options.path) } })",
      'advert/home/index.wxml': '<view bindtap="go">go on</view>',
      'advert/home/index.js': "Page({ go() { wx.navigateTo({ url: '/pages/entry/index' }) } })",
      'pages/entry/index.wxml': '<view>entry</view>',
      'pages/entry/index.js': 'Page({})',
    });
    const app = await launchMiniProgram({ platform: 'weapp', bundle, launch: { path: 'advert/home/index' } });
    expect(app.console).toEqual([]);
    await app.tap('go on');
    expect(app.text()).toBe('entry');
    expect(app.console[0]?.text).toBe('launched advert/home/index');
  });
});
