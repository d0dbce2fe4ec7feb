import { closePages, launchPage } from '../fixtures/one-page';

afterAll(closePages);

describe('native controls', () => {
  test('a tick stays until the app gives the control another value', async () => {
    const app = await launchPage(
      `<checkbox-group bindchange="told"><checkbox id="box" value="a" checked="{{ticked}}" /></checkbox-group>
       <button bindtap="tick">tick for me</button>`,
      `{
        data: { ticked: false },
        told(event) { console.log(event.detail.value.length) },
        tick() { this.setData({ ticked: true }) },
      }`,
    );
    await app.tap('box');
    await app.tap('box');
    await app.tap('tick for me');
    await app.tap('box');
    expect(app.console.map((line) => line.text)).toEqual(['1', '0', '0']);
  });
});

describe('a killed app', () => {
  test('hears nothing any more: no answer, no timer', async () => {
    let answer: (code: string) => void = () => undefined;
    const app = await launchPage(
      '<button bindtap="ask">ask</button>',
      `{ ask() {
        setTimeout(() => console.log('timer'), 30);
        wx.login({ success: () => console.log('answer') });
      } }`,
      { answers: { login: () => new Promise((resolve) => (answer = resolve)) } },
    );
    await app.tap('ask', { settle: false });
    answer('code');
    app.kill();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(app.console).toEqual([]);
  });
});
