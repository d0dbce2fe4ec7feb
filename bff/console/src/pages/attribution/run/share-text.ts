/** 12.5%, 100%; what is there is never 0%, and not all is never 100%. */
export function shareText(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%';
  if (part === whole) return '100%';
  const percent = (part / whole) * 100;
  if (percent < 0.1) return '<0.1%';
  return percent > 99.9 ? '>99.9%' : `${Number(percent.toFixed(1))}%`;
}
