import { removeBundles, writeBundle } from './fixtures/write-bundle';
import { launchMiniProgram } from './launch';
import type { Arrival } from './app-lifecycle';
import type { MiniProgram } from './mini-program';

const running: MiniProgram[] = [];

afterEach(() => running.splice(0).forEach((app) => app.kill()));

afterAll(removeBundles);

const NAMES = ['home', 'offers', 'mine', 'detail'];

// Every page offers every move to every other page, and tells what happens to it.
const page = (name: string) => `
  const told = (result) => console.log(result.errMsg);
  const tell = (moment) => function () { console.log('${name} ' + moment) };
  const go = (verb) => (event) => wx[verb]({ url: event.currentTarget.dataset.url, fail: told });
  Page({
    onShow: tell('show'), onHide: tell('hide'), onUnload: tell('unload'), onReady: tell('ready'),
    onLoad(query) { console.log('${name} load ' + JSON.stringify(query)) },
    navigateTo: go('navigateTo'), redirectTo: go('redirectTo'), reLaunch: go('reLaunch'), switchTab: go('switchTab'),
  })`;

const TEMPLATE = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab']
  .flatMap((verb) =>
    [...NAMES, 'nowhere'].map(
      (name) =>
        `<view id="${verb}-${name}" bindtap="${verb}" data-url="/pages/${name}?n=%E5%BC%A0">${verb} ${name}</view>`,
    ),
  )
  .join('');

const launch = async (arrival: Arrival = {}) => {
  const pages = NAMES.flatMap((name) => [
    [`pages/${name}.js`, page(name)],
    [`pages/${name}.wxml`, TEMPLATE],
  ]);
  const tabBar = { list: [{ pagePath: 'pages/home' }, { pagePath: 'pages/mine' }] };
  const bundle = writeBundle({
    ...Object.fromEntries(pages),
    'app.json': {
      pages: NAMES.map((name) => `pages/${name}`),
      tabBar,
      window: { navigationBarTitleText: '楼斗' },
    },
    'app.js':
      "App({ onShow(options) { console.log('app show ' + options.path) }, onHide() { console.log('app hide') } })",
  });
  const app = await launchMiniProgram({ platform: 'weapp', bundle, launch: arrival });
  running.push(app);
  const told = () => app.console.slice(seen).map((line) => line.text);
  const seen = app.console.length;
  return { app, told };
};

describe('the page stack', () => {
  test('a new page covers the old one; going back uncovers it', async () => {
    const { app, told } = await launch();
    await app.tap('navigateTo-detail');
    expect(app.page()).toEqual({ route: 'pages/detail', query: { n: '%E5%BC%A0' }, title: '楼斗', depth: 2 });
    await app.back();
    expect(app.page().route).toBe('pages/home');
    expect(told()).toEqual([
      'home hide',
      'detail load {"n":"%E5%BC%A0"}',
      'detail show',
      'detail ready',
      'detail unload',
      'home show',
    ]);
  });

  test('redirectTo takes the place of the page it leaves', async () => {
    const { app } = await launch();
    await app.tap('navigateTo-detail');
    await app.tap('redirectTo-offers');
    expect(app.page()).toMatchObject({ route: 'pages/offers', depth: 2 });
  });

  test('reLaunch leaves one page', async () => {
    const { app } = await launch();
    await app.tap('navigateTo-detail');
    await app.tap('reLaunch-offers');
    expect(app.page()).toMatchObject({ route: 'pages/offers', depth: 1 });
  });

  test('the stack ends at ten pages', async () => {
    const { app, told } = await launch();
    for (let depth = 1; depth < 10; depth += 1) await app.tap('navigateTo-detail');
    expect(app.page().depth).toBe(10);
    await app.tap('navigateTo-detail');
    expect(app.page().depth).toBe(10);
    expect(told().at(-1)).toBe('navigateTo:fail webview count limit exceed');
  });

  test('a tab keeps its page while another is shown', async () => {
    const { app, told } = await launch();
    await app.tap('switchTab-mine');
    await app.tap('switchTab-home');
    expect(told()).toEqual([
      'home hide',
      'mine load {"n":"%E5%BC%A0"}',
      'mine show',
      'mine ready',
      'mine hide',
      'home show',
    ]);
  });

  test.each([
    ['navigateTo-nowhere', 'navigateTo:fail page "pages/nowhere" is not found'],
    ['navigateTo-mine', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['switchTab-detail', 'switchTab:fail can not switch to no-tabBar page'],
  ])('%s fails', async (target, reason) => {
    const { app, told } = await launch();
    await app.tap(target);
    expect(told()).toEqual([reason]);
  });
});

describe('coming and going', () => {
  test('a cold start hands its query to the page', async () => {
    const { app } = await launch({ path: 'pages/detail', query: { clickid: 'B.x' }, scene: 1045 });
    expect(app.page()).toMatchObject({ route: 'pages/detail', query: { clickid: 'B.x' }, depth: 1 });
  });

  test('a hidden app comes back where it was', async () => {
    const { app, told } = await launch({ path: 'pages/detail' });
    await app.hide();
    await app.show();
    expect(told()).toEqual(['detail hide', 'app hide', 'app show pages/detail', 'detail show']);
  });

  test('a link with a path opens its page anew', async () => {
    const { app, told } = await launch({ path: 'pages/detail' });
    await app.hide();
    await app.show({ path: 'pages/offers', query: 'clickid=B.y' });
    expect(app.page()).toMatchObject({ route: 'pages/offers', query: { clickid: 'B.y' }, depth: 1 });
    expect(told()).toContain('app show pages/offers');
  });

  test('back on the first page leaves the app', async () => {
    const { app, told } = await launch({ path: 'pages/detail' });
    await app.back();
    expect(told()).toEqual(['detail hide', 'app hide']);
  });
});
