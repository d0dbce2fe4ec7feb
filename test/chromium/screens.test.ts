import { agreeOn, applyOn, drawOn, registerOn } from '../journeys/phone/journey';
import { somePerson } from '../world/people';
import { openWorld } from '../world/world';
import { type BrowserPhone, openBrowserPhone } from './browser-phone';
import { openSuite } from './open-suite';

const suite = openSuite(openWorld);

const looks = ['light', 'dark', 'large'] as const;

async function applied(look: (typeof looks)[number], phoneEnding: string): Promise<BrowserPhone> {
  const phone = await openBrowserPhone(suite.browser, {
    look,
    host: 'h5',
    url: `${suite.world.sandboxUrl}/app/`,
  });
  const person = somePerson(phoneEnding);
  await agreeOn(phone);
  await registerOn(phone, suite.world, person);
  await applyOn(phone, suite.world, person);
  return phone;
}

async function showDocument(phone: BrowserPhone): Promise<void> {
  await phone.tap('consent-document-application_processing');
  await phone.waitForText('申请信息处理说明');
  await phone.show('document');
  await phone.back();
  await phone.waitFor('consent-document-application_processing');
}

describe.each(looks)('in %s', (look) => {
  test('a decline gives the reason, the day to try again and a person to ask', async () => {
    const phone = await applied(look, '0001');
    await phone.waitFor('declined-help', 30_000);
    await phone.show('declined');
    expect(await phone.text()).toContain('可以再次申请的日期');
    expect(phone.problems).toEqual([]);
    await phone.close();
  }, 90_000);

  test('a wait has a promise, and one can leave it; what is mine can be seen at any time', async () => {
    const phone = await applied(look, '0002');
    await phone.waitFor('waiting-home', 30_000);
    await phone.show('waiting');
    await phone.tap('waiting-home');
    await phone.tap('landing-me');
    await phone.waitFor('me-consents');
    await phone.show('me');
    for (const [entry, name] of [
      ['me-consents', 'consents'],
      ['me-messages', 'messages'],
      ['me-help', 'help'],
    ] as const) {
      await phone.tap(entry);
      await phone.page.waitForTimeout(600);
      await phone.show(name);
      if (name === 'consents') await showDocument(phone);
      await phone.page.goBack();
      await phone.waitFor('me-help');
    }
    expect(phone.problems).toEqual([]);
    await phone.close();
  }, 90_000);

  test('a payment that failed says that nothing was taken, and can be tried again', async () => {
    const phone = await applied(look, '0006');
    await drawOn(phone);
    await phone.tap('home-pay-due');
    await phone.tap('pay-confirm');
    await phone.waitFor('result-again', 30_000);
    await phone.show('repay-result');
    expect(phone.problems).toEqual([]);
    await phone.close();
  }, 90_000);

  test('inside WeChat the number can be given by one tap', async () => {
    const phone = await openBrowserPhone(suite.browser, {
      look,
      host: 'weapp',
      url: `${suite.world.sandboxUrl}/app/?host=weapp`,
    });
    await agreeOn(phone);
    await phone.waitFor('phone-one-tap');
    await phone.show('phone-one-tap');
    await phone.tapPhoneButton();
    await phone.waitFor('identity-name', 15_000);
    expect(phone.problems).toEqual([]);
    await phone.close();
  }, 60_000);

  test('nothing overflows the narrowest phone', async () => {
    const phone = await openBrowserPhone(suite.browser, {
      look,
      host: 'h5',
      url: `${suite.world.sandboxUrl}/app/`,
      width: 320,
    });
    await phone.waitFor('landing-start');
    await phone.show('landing-320');
    const widths = await phone.page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
    expect((widths as number[])[0]).toBeLessThanOrEqual((widths as number[])[1]!);
    await phone.close();
  }, 60_000);
});
