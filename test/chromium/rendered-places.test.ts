import { defaultProduct } from '@loudou/shared/product';
import { render } from '../../bff/src/experiment/compliance/rendered/render';
import type { Block } from '../../bff/src/experiment/compliance/rendered/rendered';
import { openWorld } from '../world/world';
import { openBrowserPhone } from './browser-phone';
import { openSuite } from './open-suite';

const suite = openSuite(openWorld);

/**
 * How far below its described place a line may be drawn: what the rules let through as in sight is in sight. Above it
 * there is room for a line that a browser saves by wrapping later.
 */
const belowPx = 8;
const abovePx = { light: 30, large: 60 } as const;

interface Drawn {
  text: string;
  sizePx: number;
  weight: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}

/** Everything that holds text, innermost first; it runs inside the page. */
const readPage = `Array.from(document.querySelectorAll('body *'))
  .filter((element) => element.textContent && element.getClientRects().length > 0)
  .map((element) => {
    const { top, width, height } = element.getBoundingClientRect();
    const { fontSize, fontWeight } = getComputedStyle(element);
    return {
      text: element.textContent.replace(/\\s/g, ''),
      sizePx: parseFloat(fontSize),
      weight: Number(fontWeight),
      topPx: top + window.scrollY,
      widthPx: width,
      heightPx: height,
    };
  })
  .reverse()`;

const drawnAs = (drawn: readonly Drawn[], { text }: Block) =>
  drawn.find((each) => each.text === text.replace(/\s/g, ''));

const judged = ['landing.title', 'landing.lender', 'landing.amount', 'landing.rate', 'landing.chosen-amount'];

describe.each(['light', 'large'] as const)('in %s', (look) => {
  test('a browser draws the price where the rules were told it stands, and as large', async () => {
    const phone = await openBrowserPhone(suite.browser, {
      look,
      host: 'h5',
      url: `${suite.world.sandboxUrl}/app/`,
    });
    await phone.waitFor('landing-start');
    const { blocks } = render({
      variant: 'a',
      values: {},
      product: defaultProduct,
      host: 'h5',
      largeText: look === 'large',
    });
    const drawn = await phone.page.evaluate<Drawn[]>(readPage);
    for (const block of blocks.filter(({ id }) => judged.includes(id))) {
      const found = drawnAs(drawn, block);
      const { id, sizePx, weight } = block;
      expect({ id, sizePx: found?.sizePx, weight: found?.weight }).toEqual({ id, sizePx, weight });
      const lowerPx = found!.topPx - block.topPx;
      expect({ id, lowerPx, isNear: lowerPx <= belowPx && lowerPx >= -abovePx[look] }).toEqual({
        id,
        lowerPx,
        isNear: true,
      });
    }
    await phone.tap('landing-start');
    await phone.waitFor('consent-accept');
    const sheet = await phone.page.evaluate<Drawn[]>(readPage);
    const [decline, accept] = ['consent.decline', 'consent.accept'].map((id) =>
      drawnAs(
        sheet,
        blocks.find((block) => block.id === id)!,
      )!,
    );
    expect([decline!.sizePx, decline!.weight, Math.round(decline!.heightPx)]).toEqual([
      accept!.sizePx,
      accept!.weight,
      Math.round(accept!.heightPx),
    ]);
    expect(phone.problems).toEqual([]);
    await phone.close();
  }, 60_000);
});
