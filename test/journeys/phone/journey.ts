import type { SomePerson } from '../../world/people';
import type { World } from '../../world/world';
import { until } from '../../world/until';
import type { Phone } from './phone';

const validUntil = '2036-01-01';

/** From the price to the agreement, as a person taps it. */
export async function agreeOn(phone: Phone): Promise<void> {
  await phone.waitFor('landing-start');
  await phone.show('landing');
  await phone.tap('landing-start');
  await phone.waitFor('consent-accept');
  await phone.show('consent');
  for (const purpose of ['application_processing', 'usage_analysis', 'ad_measurement'])
    await phone.tap(`consent-${purpose}`);
  await phone.tap('consent-accept');
}

/** The host's own button, as most people register inside WeChat and Douyin. */
export async function registerByOneTap(phone: Phone): Promise<void> {
  await phone.waitFor('phone-one-tap');
  await phone.show('phone-one-tap');
  await phone.tapPhoneButton();
}

export async function registerOn(phone: Phone, world: World, person: SomePerson): Promise<void> {
  if (phone.host !== 'h5') {
    await phone.waitFor('phone-other');
    await phone.show('phone-one-tap');
    await phone.tap('phone-other');
  }
  await phone.waitFor('phone-number');
  await phone.show('phone');
  await phone.type('phone-number', person.phone);
  await phone.tap('phone-send');
  await phone.waitFor('phone-code');
  await phone.show('phone-code');
  const code = await until(async () => world.sandbox.hosts.sms.inbox(person.phone)[0]?.code ?? null);
  await phone.type('phone-code', code);
}

export async function applyOn(phone: Phone, world: World, person: SomePerson): Promise<void> {
  await phone.waitFor('identity-name');
  await phone.type('identity-name', person.name);
  await phone.type('identity-number', person.identityNumber);
  await phone.giveValidity(validUntil);
  await phone.tap('identity-agree');
  await phone.show('identity');
  await phone.tap('identity-next');

  await phone.waitFor('face-start');
  await phone.tap('face-agree');
  await phone.show('face');
  await phone.passFaceCheck();

  await phone.waitFor('card-number', 20_000);
  await phone.type('card-number', person.cardNumber);
  await phone.type('card-phone', person.phone);
  await phone.tap('card-agree');
  await phone.show('bank-card');
  await phone.tap('card-next');
  await phone.waitFor('card-code');
  const code = await until(async () => world.sandbox.lender.codes(person.phone)[0] ?? null);
  await phone.type('card-code', code);

  await phone.waitFor('bureau-submit');
  await phone.tap('bureau-agree');
  await phone.show('bureau');
  await phone.tap('bureau-submit');
}

export async function drawOn(phone: Phone): Promise<void> {
  await phone.waitFor('result-next', 30_000);
  await phone.show('result');
  await phone.tap('result-next');
  await phone.waitFor('offer-1');
  await phone.tap('offer-1');
  await phone.show('offers');
  await phone.tap('offers-next');
  await phone.waitFor('cost-next');
  await phone.show('cost');
  await phone.tap('cost-next');
  await phone.waitFor('contract-sign');
  await phone.show('contract');
  await phone.tap('contract-sign');
  await phone.waitFor('payout-home', 30_000);
  await phone.show('payout');
  await phone.tap('payout-home');
}

export async function settleOn(phone: Phone): Promise<void> {
  await phone.waitFor('home-pay-early');
  await phone.show('home');
  await phone.tap('home-schedule');
  await phone.waitForText('合计');
  await phone.show('schedule');
  await phone.back();
  await phone.waitFor('home-pay-early');
  await phone.tap('home-pay-early');
  await phone.waitFor('pay-confirm');
  await phone.show('pay');
  await phone.tap('pay-confirm');
  await phone.confirmHostPayment();
  await phone.waitFor('settled-save', 30_000);
  await phone.show('settled');
}

export async function wholeJourney(phone: Phone, world: World, person: SomePerson): Promise<void> {
  await agreeOn(phone);
  await registerOn(phone, world, person);
  await applyOn(phone, world, person);
  await drawOn(phone);
  await settleOn(phone);
}
