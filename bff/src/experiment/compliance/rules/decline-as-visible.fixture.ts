import { altered, plainGround as ground, shown, without } from './ground.fixture';
import type { RuleFixtures } from './rule';

const page = shown();
const accept = page.blocks.find(({ id }) => id === 'consent.accept')!;

export const declineAsVisibleFixtures: RuleFixtures = {
  passing: [
    { name: 'two buttons alike', rendered: page, ground },
    { name: 'large letters', rendered: shown({}, { largeText: true }), ground },
  ],
  failing: [
    { name: 'no way to say no', rendered: without(page, 'consent.decline'), ground },
    {
      name: 'a small link',
      rendered: altered(page, 'consent.decline', { sizePx: 12, heightPx: 16, widthPx: 60, kind: 'link' }),
      ground,
    },
    {
      name: 'a pale word',
      rendered: altered(page, 'bureau.decline', {
        paint: { light: { ink: '#c8cfcb', ground: '#e2f0ea' }, dark: { ink: '#2a453b', ground: '#16352c' } },
      }),
      ground,
    },
    {
      name: 'only yes is coloured',
      rendered: altered(page, 'consent.accept', {
        paint: { light: { ink: '#ffffff', ground: '#0e6b57' }, dark: { ink: '#05251b', ground: '#63c7aa' } },
        widthPx: accept.widthPx,
      }),
      ground,
    },
  ],
};
