import fc from 'fast-check';
import { idleAfterMs, pageViewsWith } from './page-views';

function someone() {
  const told: { name: string; page: string; properties: Record<string, unknown> }[] = [];
  const soon: (() => void)[] = [];
  const clock = { nowMs: 1_000 };
  const views = pageViewsWith({
    nowMs: () => clock.nowMs,
    track: (name, properties, page) => void told.push({ name, page, properties }),
    soon: (work) => void soon.push(work),
  });
  const endOfMoment = () => soon.splice(0).forEach((work) => work());
  const wait = (ms: number) => void (clock.nowMs += ms);
  const said = () => told.map(({ name, page }) => `${name} ${page}`);
  return { views, told, said, wait, endOfMoment, clock };
}

test('a page is left once, with how long it was seen and what was touched last', () => {
  const { views, told, wait } = someone();
  const screen = {};
  views.enter(screen, 'apply.phone');
  views.enter(screen, 'apply.phone');
  wait(4_000);
  views.noteField('phone');
  views.noteError('invalid');
  views.noteScrolled(75);
  views.noteScrolled(25);
  views.leave(screen);
  views.leave(screen);
  views.end();
  expect(told).toEqual([
    { name: 'page_viewed', page: 'apply.phone', properties: { fromPage: 'app' } },
    {
      name: 'page_left',
      page: 'apply.phone',
      properties: {
        dwellMs: 4_000,
        activeMs: 4_000,
        scrollPercent: 75,
        lastField: 'phone',
        lastError: 'invalid',
      },
    },
  ]);
});

test('a page left lying is seen but not used', () => {
  const { views, told, wait } = someone();
  views.enter({}, 'loan.contract');
  wait(10_000);
  views.noteDeed();
  wait(600_000);
  views.noteDeed();
  wait(5_000);
  views.end();
  expect(told.at(-1)?.properties).toEqual({
    dwellMs: 615_000,
    activeMs: 10_000 + idleAfterMs + 5_000,
  });
});

test('a page that is replaced by another is left before the other is seen, in whichever order the host tells', () => {
  for (const order of ['enter first', 'remove first']) {
    const { views, said, endOfMoment } = someone();
    const [before, after] = [{}, {}];
    views.enter(before, 'apply.face');
    if (order === 'remove first') views.remove(before);
    views.enter(after, 'apply.bank_card');
    if (order === 'enter first') views.remove(before);
    endOfMoment();
    expect(said()).toEqual(['page_viewed apply.face', 'page_left apply.face', 'page_viewed apply.bank_card']);
  }
});

test('a screen that only gives its page to another screen has not been left', () => {
  const { views, said, endOfMoment } = someone();
  const [loading, ready] = [{}, {}];
  views.enter(loading, 'repay.pay');
  views.remove(loading);
  views.enter(ready, 'repay.pay');
  endOfMoment();
  expect(said()).toEqual(['page_viewed repay.pay']);
  views.leave(ready);
  expect(said()).toEqual(['page_viewed repay.pay', 'page_left repay.pay']);
});

test('an element counts once a view', () => {
  const { views } = someone();
  const screen = {};
  expect(views.noteExposed('price')).toBe(false);
  views.enter(screen, 'entry.landing');
  expect([views.noteExposed('price'), views.noteExposed('price')]).toEqual([true, false]);
  views.leave(screen);
  views.enter(screen, 'entry.landing');
  expect(views.noteExposed('price')).toBe(true);
});

type Step = ['enter' | 'leave' | 'remove', number] | ['deed' | 'end' | 'moment', number] | ['wait', number];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('enter', 'leave', 'remove'), fc.integer({ min: 0, max: 3 })),
  fc.tuple(fc.constantFrom('deed', 'end', 'moment'), fc.constant(0)),
  fc.tuple(fc.constant('wait'), fc.integer({ min: -5_000, max: 100_000 })),
) as fc.Arbitrary<Step>;

test('whatever a host tells, views and leaves alternate, page by page, and used time is never more than seen time', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { views, told, wait, endOfMoment } = someone();
      const screens = [{}, {}, {}, {}];
      for (const [what, number] of steps) {
        if (what === 'enter') views.enter(screens[number]!, `page.${number % 2}`);
        if (what === 'leave') views.leave(screens[number]!);
        if (what === 'remove') views.remove(screens[number]!);
        if (what === 'deed') views.noteDeed();
        if (what === 'end') views.end();
        if (what === 'moment') endOfMoment();
        if (what === 'wait') wait(number);
      }
      views.end();
      told.forEach(({ name, page, properties }, place) => {
        expect(name).toBe(place % 2 === 0 ? 'page_viewed' : 'page_left');
        if (name !== 'page_left') return;
        expect(page).toBe(told[place - 1]?.page);
        expect(properties.activeMs).toBeLessThanOrEqual(properties.dwellMs as number);
        expect(properties.activeMs).toBeGreaterThanOrEqual(0);
      });
      expect(told.length % 2).toBe(0);
    }),
    { numRuns: 1000 },
  );
});
