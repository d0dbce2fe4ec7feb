import type { Page } from 'playwright-core';

const LEAST_CONTRAST = 4.5;
const LEAST_CONTRAST_LARGE = 3;

/** Where a page stands on the screen, and what it measures. */
export interface Seen {
  /** How much further than the window the page reaches to the right. */
  overflowPx: number;
  /** Texts that stand out too little from what is behind them, each with its ratio. */
  faint: string[];
}

/**
 * Measured in the page. A text on a picture, one that is switched off, and one that is on its way in or out have no
 * ground that can be named, and are left to the eye.
 */
const measure = `(() => {
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const channels = (colour) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const light = (colour) => {
    const [r, g, b] = colour.map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== 'none' || Number(style.opacity) < 1) return null;
      const layer = channels(style.backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const faint = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const words = node.textContent.trim();
    const element = node.parentElement;
    if (!words || !element || element.closest('svg, [aria-hidden="true"], [disabled], .ant-btn-loading, [aria-disabled="true"]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const ground = groundOf(element);
    if (!ground) continue;
    const style = getComputedStyle(element);
    const [one, other] = [light(over(channels(style.color), ground)), light(ground)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600);
    if (ratio < (isLarge ? ${LEAST_CONTRAST_LARGE} : ${LEAST_CONTRAST})) faint.add(words.slice(0, 24) + ' ' + ratio.toFixed(2));
  }
  return { overflowPx: document.documentElement.scrollWidth - window.innerWidth, faint: [...faint] };
})()`;

export const seenOn = (page: Page): Promise<Seen> => page.evaluate<Seen>(measure);

/** Past the navigation to the first control of the page itself, by keys alone; whether a ring shows where one is. */
export async function firstFocusOf(page: Page): Promise<{ where: string; isShown: boolean }> {
  await page.keyboard.press('Tab');
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  return page.evaluate(`(() => {
    const at = document.activeElement;
    const ringed = [at, at.parentElement, at.closest('label'), at.nextElementSibling].filter(Boolean).some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    });
    return { where: document.getElementById('page').contains(at) ? at.tagName.toLowerCase() : '', isShown: ringed };
  })()`);
}
