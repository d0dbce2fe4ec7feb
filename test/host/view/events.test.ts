import { closePages, launchPage } from '../fixtures/one-page';

afterAll(closePages);

const DEFINITION = `{
  outer(event) { console.log('outer', event.currentTarget.dataset.sid, event.target.dataset.sid) },
  inner(event) { console.log('inner', event.currentTarget.dataset.sid) },
  early() { console.log('early') },
}`;

const heard = async (template: string) => {
  const app = await launchPage(template, DEFINITION);
  await app.tap('press');
  return app.console.map((line) => line.text);
};

describe('events', () => {
  test('a tap goes from the target up, and each binding learns its own element', async () => {
    expect(
      await heard(
        '<view bindtap="outer" data-sid="a"><view bind:tap="inner" data-sid="b">press</view></view>',
      ),
    ).toEqual(['inner b', 'outer a b']);
  });

  test('catch keeps the tap from those above', async () => {
    expect(
      await heard('<view bindtap="outer"><view catchtap="inner" data-sid="b">press</view></view>'),
    ).toEqual(['inner b']);
  });

  test('capturing bindings hear it first, on the way down', async () => {
    expect(
      await heard('<view capture-bind:tap="early"><view bindtap="inner" data-sid="b">press</view></view>'),
    ).toEqual(['early', 'inner b']);
  });

  test('an event of a field stays with the field', async () => {
    const app = await launchPage(
      '<view bindinput="outer"><input id="name" bindinput="inner" data-sid="n" /></view>',
      DEFINITION,
    );
    await app.type('name', 'Li Lei');
    expect(app.console.map((line) => line.text)).toEqual(['inner n']);
  });

  test('a disabled button takes no tap', async () => {
    const app = await launchPage('<button disabled="{{true}}" bindtap="inner">press</button>', DEFINITION);
    await expect(app.tap('press')).rejects.toThrow('"press" is disabled');
  });

  test('a handler that is missing is reported with its page', async () => {
    const app = await launchPage('<view bindtap="nobody">press</view>');
    await app.tap('press');
    expect(app.consoleErrors.join()).toContain('page pages/entry/index has no handler "nobody"');
  });

  test('taps in a row all reach the app before it can draw again', async () => {
    const app = await launchPage(
      '<button disabled="{{busy}}" bindtap="send">send {{count}}</button>',
      '{ data: { busy: false, count: 0 }, send() { this.setData({ busy: true, count: this.data.count + 1 }) } }',
    );
    await app.tap('send 0', { times: 3 });
    expect(app.text()).toBe('send 3');
    await expect(app.tap('send 3')).rejects.toThrow('disabled');
  });

  test('text that is not there is answered with what the page reads', async () => {
    const app = await launchPage('<view>something else</view>');
    await expect(app.tap('press')).rejects.toThrow(
      'nothing on the page is "press". The page reads:\nsomething else',
    );
  });
});
