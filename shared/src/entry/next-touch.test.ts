import fc from 'fast-check';
import { nextTouch, parseEntry, sameArrival, type Entry } from './index';

const click = (letter: string) => `B.${letter.repeat(80)}`;
const douyinAd = (letter: string) =>
  parseEntry({ host: 'tt', scene: '025001', query: { clickid: click(letter) } });
const adA = douyinAd('A');
const adB = douyinAd('B');
const fromDesktop = parseEntry({ host: 'tt', scene: '021020', query: {} });
const shareCard = parseEntry({ host: 'tt', scene: '024001', query: { invite: 'a1b2c3' } });

/** The touches of a run: a cold start, then shows. */
function touchesOf(launch: Entry, shows: Entry[], before: Entry | null = null): Entry[] {
  const first = nextTouch(before, launch, { mode: 'cold' });
  const touches = first === null ? [] : [first];
  for (const show of shows) {
    const next = nextTouch(touches[touches.length - 1] ?? before, show, { mode: 'hot', launch });
    if (next !== null) touches.push(next);
  }
  return touches;
}

test('a cold start on one ad and a hot show of another are two touches', () => {
  expect(touchesOf(adA, [adB])).toEqual([adA, adB]);
});

test('a hot show of the same ad is no new touch', () => {
  expect(touchesOf(adA, [adA])).toEqual([adA]);
});

test('launch options that still show the first ad are no new touch, not even after another came between', () => {
  expect(touchesOf(adA, [adB, adA])).toEqual([adA, adB]);
  expect(touchesOf(adA, [shareCard, adA])).toEqual([adA, shareCard]);
});

test('the first ad under a desktop scene is no new touch', () => {
  const stale = parseEntry({ host: 'tt', scene: '021020', query: { clickid: click('A') } });
  expect(touchesOf(adA, [stale])).toEqual([adA]);
});

test('coming to the foreground with nothing is no new touch', () => {
  expect(touchesOf(adA, [fromDesktop, parseEntry({ host: 'tt' })])).toEqual([adA]);
  expect(nextTouch(null, fromDesktop, { mode: 'hot' })).toBeNull();
});

test('old parameters under a new scene of no meaning are no new touch', () => {
  const repeated = parseEntry({ host: 'tt', scene: '021001', query: { invite: 'a1b2c3' } });
  expect(touchesOf(shareCard, [repeated])).toEqual([shareCard]);
});

test('a friend’s card on a hot show is a touch, once', () => {
  expect(touchesOf(adA, [shareCard, shareCard])).toEqual([adA, shareCard]);
});

test('coming back from another mini-program is no new touch', () => {
  const back = parseEntry({ host: 'weapp', scene: 1038, query: { gdt_vid: 'wx0abc123def4567800' } });
  expect(touchesOf(parseEntry({ host: 'weapp', scene: 1001 }), [back])).toHaveLength(1);
});

test('every cold start is a touch; reopening a click keeps the same click id', () => {
  const [again] = touchesOf(adA, [], adA);
  expect(again).toEqual(adA);
  expect(touchesOf(fromDesktop, [], adA)).toEqual([fromDesktop]);
});

test('an ad whose click cannot be named is another arrival than the named one', () => {
  const named = parseEntry({ host: 'weapp', scene: 1045, query: { gdt_vid: 'wx0abc123def4567800' } });
  expect(sameArrival(named, parseEntry({ host: 'weapp', scene: 1045 }))).toBe(false);
});

test('property: however often shows repeat, no two touches in a row are one arrival', () => {
  const shows = fc.array(fc.constantFrom(adA, adB, fromDesktop, shareCard), { maxLength: 30 });
  fc.assert(
    fc.property(fc.constantFrom(adA, shareCard, fromDesktop), shows, (launch, entries) => {
      const touches = touchesOf(launch, entries);
      return touches.slice(1).every((touch, index) => !sameArrival(touches[index] as Entry, touch));
    }),
    { numRuns: 1_000 },
  );
});
