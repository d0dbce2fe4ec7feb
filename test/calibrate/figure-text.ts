import type { Figure } from './check';

export function valueText(value: number, as: Figure['as']): string {
  if (as === 'share') return `${(value * 100).toFixed(2)}%`;
  return as === 'count' ? value.toLocaleString('en') : value.toPrecision(4);
}

export function bandText({ least, most, as }: Figure): string {
  if (least !== undefined && most !== undefined) return `${valueText(least, as)} – ${valueText(most, as)}`;
  if (least !== undefined) return `≥ ${valueText(least, as)}`;
  return most === undefined ? '–' : `≤ ${valueText(most, as)}`;
}
