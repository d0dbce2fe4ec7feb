export type UnitsFormat = 'csv' | 'parquet';

/** The service refuses a phase with more units than this. */
export const maxExportedUnits = 5_000_000;

/** Of a unit with two or three outcomes: its id and its moments, which hardly compress, are most of it. */
const bytesPerUnit: Record<UnitsFormat, number> = { csv: 190, parquet: 60 };
/** A million units took 121 seconds to become columns. */
const unitsPerSecond = 8_300;

export const fileBytesAbout = (format: UnitsFormat, units: number): number => units * bytesPerUnit[format];

export const secondsAbout = (units: number): number => Math.max(1, Math.ceil(units / unitsPerSecond));

const kilobyte = 1_000;

/** 640 KB, 1.6 MB, 190 MB. */
export function bytesText(bytes: number): string {
  if (bytes < kilobyte ** 2) return `${Math.max(1, Math.round(bytes / kilobyte))} KB`;
  const megabytes = bytes / kilobyte ** 2;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}
