import type { Language } from '../language';

const units = {
  zh: { ms: '毫秒', s: '秒', m: '分', h: '小时', d: '天' },
  en: { ms: 'ms', s: 's', m: 'm', h: 'h', d: 'd' },
} as const;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two units at most: 0.4 秒, 38 秒, 1 分 58 秒, 6.2 小时, 30 天. */
export function durationText(durationMs: number, language: Language): string {
  const unit = units[language];
  const roundedMs = durationMs < MINUTE ? durationMs : Math.round(durationMs / SECOND) * SECOND;
  if (roundedMs < 10) return `${Math.max(0, Math.round(roundedMs))} ${unit.ms}`;
  if (roundedMs < 10 * SECOND) return `${(roundedMs / SECOND).toFixed(roundedMs < SECOND ? 2 : 1)} ${unit.s}`;
  if (roundedMs < MINUTE) return `${Math.floor(roundedMs / SECOND)} ${unit.s}`;
  if (roundedMs < HOUR) return twoUnits(roundedMs, MINUTE, SECOND, unit.m, unit.s);
  if (roundedMs < DAY) return `${trimmed(roundedMs / HOUR)} ${unit.h}`;
  return `${trimmed(roundedMs / DAY)} ${unit.d}`;
}

function twoUnits(ms: number, big: number, small: number, bigName: string, smallName: string): string {
  const rest = Math.floor((ms % big) / small);
  const head = `${Math.floor(ms / big)} ${bigName}`;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
}

function trimmed(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, '');
}
