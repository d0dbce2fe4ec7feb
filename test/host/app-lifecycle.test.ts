import { closePages, launchPage } from './fixtures/one-page';
import type { HostPlatform } from './platform';

afterAll(closePages);

const launchOn = (platform: HostPlatform) => {
  const host = platform === 'weapp' ? 'wx' : 'tt';
  const definition = `{
    onShow() {
      const enter = ${host}.getEnterOptionsSync ? ${host}.getEnterOptionsSync().query.clickid : 'not told';
      console.log('launch', ${host}.getLaunchOptionsSync().query.clickid, 'enter', enter);
    },
  }`;
  return launchPage('<view />', definition, {
    platform,
    launch: { query: { clickid: 'first' } },
    files: {
      'pages/entry/index.ttml': '<view />',
      'app.js':
        "App({ onShow(options) { console.log('show', options.query.clickid, typeof options.scene) } })",
    },
  });
};

describe('launch and enter options', () => {
  test('on WeChat the enter options follow the latest start, the launch options keep the first', async () => {
    const app = await launchOn('weapp');
    await app.hide();
    await app.show({ path: 'pages/entry/index', query: { clickid: 'second' } });
    expect(app.console.map((line) => line.text)).toEqual([
      'show first number',
      'launch first enter first',
      'show second number',
      'launch first enter second',
    ]);
  });

  test('on Douyin the new click arrives with onShow only, and scenes are strings', async () => {
    const app = await launchOn('tt');
    await app.hide();
    await app.show({ path: 'pages/entry/index', query: { clickid: 'second' } });
    expect(app.console.map((line) => line.text)).toEqual([
      'show first string',
      'launch first enter not told',
      'show second string',
      'launch first enter not told',
    ]);
  });
});

describe('what the app can watch', () => {
  test('the network, as it goes and comes', async () => {
    const app = await launchPage(
      '<view />',
      '{ onLoad() { wx.onNetworkStatusChange((status) => console.log(status.isConnected, status.networkType)) } }',
    );
    app.network.switchTo('none');
    app.network.switchTo('4g');
    await app.settle();
    expect(app.console.map((line) => line.text)).toEqual(['false none', 'true 4g']);
  });

  test('an element in sight, and scrolled out of it', async () => {
    const app = await launchPage(
      '<view id="price">7.2%</view>',
      `{ onReady() {
        wx.createIntersectionObserver(this).relativeToViewport()
          .observe('#price', (entry) => console.log(entry.id, entry.intersectionRatio));
      } }`,
    );
    await app.setVisible('price', false);
    await app.setVisible('price', true);
    expect(app.console.map((line) => line.text)).toEqual(['price 1', 'price 0', 'price 1']);
  });

  test('its own errors, wherever they are thrown', async () => {
    const app = await launchPage(
      '<button bindtap="fail">press</button>',
      `{ onLoad() { wx.onError((text) => console.log(text.split('\\n')[0])) }, fail() { throw new Error('broken') } }`,
    );
    await app.tap('press');
    expect(app.console.some((line) => line.level === 'log' && line.text.includes('broken'))).toBe(true);
  });
});
