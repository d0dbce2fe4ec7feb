import Taro from '@tarojs/taro';
import { useEffect, useSyncExternalStore } from 'react';
import { nativeHost } from './native';
import { readStored, removeStored, tryWriteStored } from './storage';

export type Theme = 'light' | 'dark';
export type TextSize = 'normal' | 'large';

const textKey = 'text-size';
/** The hosts' own scale starts at 16 or 17; from here on a person has asked for large letters. */
const largeFontPx = 20;

interface Look {
  theme: Theme;
  text: TextSize;
}

let look: Look | null = null;
const listeners = new Set<() => void>();

const ownLook = (): Look => ({ theme: hostTheme(), text: chosenText() ?? hostText() });
const currentLook = (): Look => (look ??= ownLook());

function change(part: Partial<Look>): void {
  look = { ...currentLook(), ...part };
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) watchTheme();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A person's own choice of letters lasts; `null` goes back to what the phone says. */
function setText(text: TextSize | null): void {
  if (text === null) removeStored(textKey);
  else tryWriteStored(textKey, text);
  change({ text: text ?? hostText() });
}

let isDrawnAsked = false;

/** What is asked for stands until the person or the phone says otherwise, and is kept nowhere; `null` ends it. */
export function drawAs(asked: { largeText: boolean; dark: boolean } | null): void {
  if (!asked && !isDrawnAsked) return;
  isDrawnAsked = asked !== null;
  change(
    asked ? { theme: asked.dark ? 'dark' : 'light', text: asked.largeText ? 'large' : 'normal' } : ownLook(),
  );
}

/** How the page is drawn: the phone's theme, and letters as large as the phone or the person asks. */
export function useAppearance(): Look & { setText: (text: TextSize | null) => void } {
  const { theme, text } = useSyncExternalStore(subscribe, currentLook, currentLook);
  useEffect(() => paintBar(theme), [theme]);
  return { theme, text, setText };
}

const barColours = {
  light: { frontColor: '#000000', backgroundColor: '#f3f5f3' },
  dark: { frontColor: '#ffffff', backgroundColor: '#0d1210' },
} as const;

let hasDarkBar = false;

/** The host draws the bar in the light colours of the build until it is told otherwise, page by page. */
function paintBar(theme: Theme): void {
  if (process.env.TARO_ENV === 'h5' || (theme === 'light' && !hasDarkBar)) return;
  hasDarkBar = true;
  Taro.setNavigationBarColor(barColours[theme]).catch(() => undefined);
}

function chosenText(): TextSize | null {
  const kept = readStored(textKey);
  return kept === 'normal' || kept === 'large' ? kept : null;
}

function hostInfo(): { theme?: string; fontSizeSetting?: number } {
  const host = nativeHost();
  return host.getAppBaseInfo?.() ?? host.getSystemInfoSync?.() ?? {};
}

const darkQuery = () =>
  process.env.TARO_ENV === 'h5' ? window.matchMedia('(prefers-color-scheme: dark)') : null;

function hostTheme(): Theme {
  const isDark = darkQuery()?.matches ?? hostInfo().theme === 'dark';
  return isDark ? 'dark' : 'light';
}

function hostText(): TextSize {
  const fontPx =
    process.env.TARO_ENV === 'h5'
      ? parseFloat(window.getComputedStyle(document.documentElement).fontSize)
      : (hostInfo().fontSizeSetting ?? 0);
  return fontPx >= largeFontPx ? 'large' : 'normal';
}

let isWatching = false;
function watchTheme(): void {
  if (isWatching) return;
  isWatching = true;
  const refresh = () => change({ theme: hostTheme() });
  darkQuery()?.addEventListener?.('change', refresh);
  nativeHost().onThemeChange?.(({ theme }) => change({ theme: theme === 'dark' ? 'dark' : 'light' }));
}
