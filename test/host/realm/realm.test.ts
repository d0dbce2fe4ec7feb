import { closePages, launchPage } from '../fixtures/one-page';
import type { LaunchMiniProgramOptions } from '../launch-options';

afterAll(closePages);

const evaluated = async (expression: string, options: Partial<LaunchMiniProgramOptions> = {}) => {
  const attempt = `(() => { try { return ${expression} } catch (error) { return error.name + ': ' + error.message } })()`;
  const app = await launchPage('<view />', `{ onLoad() { console.log(String(${attempt})) } }`, options);
  return app.console[0]?.text;
};

describe('the world of a bundle', () => {
  test.each([
    'window',
    'document',
    'self',
    'global',
    'process',
    'Buffer',
    'fetch',
    'XMLHttpRequest',
    'URL',
    'URLSearchParams',
    'Headers',
    'AbortController',
    'TextEncoder',
    'TextDecoder',
    'localStorage',
    'navigator',
    'performance',
    'queueMicrotask',
    'structuredClone',
    'setImmediate',
    'requestAnimationFrame',
    'WebAssembly',
    'Intl',
    'tt',
  ])('%s is not there', async (name) => {
    expect(await evaluated(`typeof ${name}`)).toBe('undefined');
  });

  test.each([
    'wx',
    'App',
    'Page',
    'Component',
    'getApp',
    'getCurrentPages',
    'setTimeout',
    'console',
    'Promise',
  ])('%s is there', async (name) => {
    expect(await evaluated(`typeof ${name}`)).not.toBe('undefined');
  });

  test('code does not come from strings', async () => {
    expect(await evaluated("eval('1 + 1')")).toMatch(/^EvalError/);
    expect(await evaluated("new Function('return 1')()")).toMatch(/^EvalError/);
    expect(await evaluated("setTimeout('1 + 1')")).toMatch(/^TypeError/);
  });

  test('where Function is a stub it gives the global object and nothing else', async () => {
    const options = { codeGeneration: 'refused-by-stub' } as const;
    expect(await evaluated("new Function('return this')() === globalThis", options)).toBe('true');
    expect(await evaluated("Function('a', 'return a')", options)).toBe(
      'EvalError: the host refuses to make functions from strings',
    );
    expect(await evaluated('(() => 1) instanceof Function', options)).toBe('true');
  });

  test('what the host hands over is made of the bundle’s own objects', async () => {
    expect(await evaluated('wx.getSystemInfoSync() instanceof Object')).toBe('true');
    expect(await evaluated("wx.base64ToArrayBuffer('AQI=') instanceof ArrayBuffer")).toBe('true');
  });

  test('a name the host lacks can be probed, and calling it fails by its name', async () => {
    expect(await evaluated('typeof wx.fly')).toBe('undefined');
    expect(await evaluated('wx.fly()')).toBe('TypeError: wx.fly is not a function');
    expect(await evaluated('wx.canIUse("fly")')).toBe('false');
  });

  test('a name that is only known can be probed, and calling it says what is missing', async () => {
    expect(await evaluated('typeof wx.chooseImage')).toBe('function');
    expect(await evaluated('wx.chooseImage()')).toContain(
      'wx.chooseImage was called, but this host does not imitate it',
    );
  });
});

describe('time', () => {
  const COUNTDOWN = `{
    data: { left: 60 },
    onLoad() { this.started = Date.now(); this.timer = setInterval(() => this.tick(), 1000) },
    tick() {
      this.setData({ left: 60 - Math.round((Date.now() - this.started) / 1000) });
      if (this.data.left <= 0) clearInterval(this.timer);
    },
  }`;

  test('a countdown of a minute is skipped through, timer by timer', async () => {
    const app = await launchPage('<view>{{left}}</view>', COUNTDOWN);
    await app.skipTime(10_000);
    expect(app.text()).toBe('50');
    await app.skipTime(60_000);
    expect(app.text()).toBe('0');
  });

  test('an error in a timer is kept, not thrown at the test', async () => {
    const app = await launchPage(
      '<view />',
      "{ onLoad() { setTimeout(() => { throw new Error('late') }, 1) } }",
    );
    expect(app.consoleErrors.join()).toContain('late');
  });

  test('an app that never rests is named as such', async () => {
    const restless = '{ onLoad() { const again = () => setTimeout(again, 1); again() } }';
    await expect(launchPage('<view />', restless, { settleLimitMs: 100 })).rejects.toThrow(
      'the app is not at rest after 100 ms: it keeps setting short timers',
    );
  });
});
