import { closePages, launchPage } from '../fixtures/one-page';

afterAll(closePages);

const TELLING = '{ told(event) { console.log(event.currentTarget.id, JSON.stringify(event.detail.value)) } }';

const told = async (
  template: string,
  deed: (app: Awaited<ReturnType<typeof launchPage>>) => Promise<void>,
) => {
  const app = await launchPage(template, TELLING);
  await deed(app);
  return app.console.map((line) => line.text);
};

describe('finding things as a person does', () => {
  test('a field is found by the words beside it', async () => {
    const rows =
      '<view><view>Name</view><input id="name" bindinput="told" /></view>' +
      '<view><view>City</view><input id="city" bindinput="told" /></view>';
    expect(await told(rows, (app) => app.type('City', 'Hangzhou'))).toEqual(['city "Hangzhou"']);
  });

  test('a field is found by its placeholder', async () => {
    const fields =
      '<input id="a" placeholder="first" bindinput="told" /><input id="b" placeholder="second" bindinput="told" />';
    expect(await told(fields, (app) => app.type('second', 'x'))).toEqual(['b "x"']);
  });

  test('the words on a button are meant before the same words in a heading', async () => {
    const page =
      '<view>Submit</view><view bindtap="told"><button id="it" bindtap="told">Submit</button></view>';
    expect((await told(page, (app) => app.tap('Submit')))[0]).toBe('it undefined');
  });

  test('of several the wanted one is named by its place', async () => {
    const page = '<button id="a" bindtap="told">Open</button><button id="b" bindtap="told">Open</button>';
    expect(await told(page, (app) => app.tap('Open', { occurrence: 1 }))).toEqual(['b undefined']);
  });

  test('exact words are meant before words that contain them', async () => {
    const page =
      '<view id="long" bindtap="told">Agree to all</view><view id="short" bindtap="told">Agree</view>';
    expect(await told(page, (app) => app.tap('Agree'))).toEqual(['short undefined']);
  });

  test('what is hidden is not found', async () => {
    const app = await launchPage('<view hidden="{{true}}"><view>secret</view></view>');
    expect(app.has('secret')).toBe(false);
  });

  test('a form submits its named fields with what the person set', async () => {
    const form =
      '<form id="form" bindsubmit="told"><input name="city" placeholder="City" /><switch id="on" name="alerts" />' +
      '<radio-group name="work"><label><radio value="free" />Free</label></radio-group>' +
      '<button form-type="submit">Send</button></form>';
    const lines = await told(form, async (app) => {
      await app.type('City', 'Hangzhou');
      await app.change('on', true);
      await app.tap('Free');
      await app.tap('Send');
    });
    expect(lines).toEqual(['form {"city":"Hangzhou","alerts":true,"work":"free"}']);
  });

  test('the tree is printed one element a line, without its handlers', async () => {
    const app = await launchPage('<view id="a" bindtap="told"><text>hello</text></view>');
    expect(app.tree()).toBe('<view id="a">\n  <text>\n    "hello"');
  });

  test('waiting in vain says what the page reads', async () => {
    const app = await launchPage('<view>still loading</view>');
    await expect(app.waitFor(() => app.findByText('done'), 30)).rejects.toThrow('still loading');
  });
});
