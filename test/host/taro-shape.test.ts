import path from 'node:path';
import { type HostAnswers, launchMiniProgram, refusal } from './index';
import type { MiniProgram } from './mini-program';
import type { HostPlatform } from './platform';

const running: MiniProgram[] = [];

afterEach(() => running.splice(0).forEach((app) => app.kill()));

const launch = async (platform: HostPlatform, answers: Partial<HostAnswers> = {}) => {
  const bundle = path.join(__dirname, 'fixtures/taro-shape', platform);
  const app = await launchMiniProgram({ platform, bundle, answers });
  running.push(app);
  return app;
};

const said = (app: MiniProgram) => app.text().split('\n')[0];

describe.each(['weapp', 'tt'] as const)('a bundle in the shape of the framework, on %s', (platform) => {
  test('the page is drawn through the base templates, down to its last level', async () => {
    const app = await launch(platform);
    expect(app.text()).toContain('nothing yet\nyour name\nCreditOffers\nEmployedFree');
    expect(app.text()).toContain('bottom');
    expect(app.page()).toMatchObject({ route: 'pages/entry/index', title: 'Entry' });
    expect(app.consoleErrors).toEqual([]);
  });

  test('a tap far down reaches the handler of its own element', async () => {
    const app = await launch(platform);
    await app.tap('bottom');
    expect(said(app)).toBe('bottom reached');
  });

  test('typing fills the field, no further than its length, and leaves it', async () => {
    const app = await launch(platform);
    await app.type('your name', 'Li Lei');
    expect(app.findById('name').attributes.value).toBe('Li Le');
    expect(said(app)).toBe('hello Li Le');
  });

  test('a checkbox is ticked and unticked by its label', async () => {
    const app = await launch(platform);
    await app.tap('Offers');
    await app.tap('Credit');
    expect(said(app)).toBe('["credit","ads"]');
    await app.tap('Offers');
    expect(said(app)).toBe('["credit"]');
  });

  test('of a radio group one is chosen', async () => {
    const app = await launch(platform);
    await app.tap('Employed');
    await app.tap('Free');
    expect(said(app)).toBe('"free"');
    await app.change('work', 'employed');
    expect(said(app)).toBe('"employed"');
  });

  test('switch and slider report their new value, the slider on its step', async () => {
    const app = await launch(platform);
    await app.change('alerts', true);
    expect(said(app)).toBe('true');
    await app.change('amount', 2600);
    expect(said(app)).toBe('2500');
    await expect(app.change('amount', 9000)).rejects.toThrow(
      'the slider goes from 1000 to 5000, not to 9000',
    );
  });

  test('a picker option is chosen by its text and reported by its index', async () => {
    const app = await launch(platform);
    await app.change('term', '6 months');
    expect(said(app)).toBe(platform === 'weapp' ? '"1"' : '1');
    await expect(app.change('term', '9 months')).rejects.toThrow('it offers 3 months, 6 months');
  });

  test('a part with data of its own keeps it when the page is drawn again', async () => {
    const app = await launch(platform);
    await app.tap('count');
    await app.tap('count');
    await app.tap('bottom');
    expect(app.findById('count').children).toMatchObject([{ text: '2' }]);
  });

  test('the phone button hands over a code or the person’s refusal', async () => {
    const app = await launch(platform, { phoneNumber: () => 'phone-code' });
    await app.tap('Log in');
    expect(said(app)).toBe('login-code-1');
    await app.tapPhoneButton();
    expect(said(app)).toBe('phone-code');
    app.answers.phoneNumber = () => {
      throw refusal('user deny');
    };
    await app.tapPhoneButton();
    expect(said(app)).toMatch(/^getPhoneNumber:fail (user|auth) deny$/);
  });

  test('dialogs are answered as the test says', async () => {
    const app = await launch(platform, { modal: () => false });
    await app.tap('Ask');
    expect(app.screen.modals).toEqual([{ title: 'Sure?' }]);
    expect(said(app)).toBe('no');
  });

  test('nobody pays unless the test says so', async () => {
    const app = await launch(platform);
    await app.tap('Pay');
    expect(said(app)).toBe(platform === 'weapp' ? 'requestPayment:fail cancel' : 'code 4');
    app.answers.payment = () => 'paid';
    await app.tap('Pay');
    expect(said(app)).toBe('paid');
  });

  test('a page of a subpackage opens and closes', async () => {
    const app = await launch(platform);
    await app.tap('Go');
    expect(app.page()).toEqual({ route: 'loan/home/index', query: { id: '7' }, title: 'My loan', depth: 2 });
    expect(app.text()).toBe('loan 7');
    await app.back();
    expect(said(app)).toBe('nothing yet');
  });
});

test('Douyin gives no number before log-in', async () => {
  const app = await launch('tt', { phoneNumber: () => 'phone-code' });
  await app.tapPhoneButton();
  expect(said(app)).toBe('getPhoneNumber:fail not login');
});
