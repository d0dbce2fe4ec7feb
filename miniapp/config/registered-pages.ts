import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const pagesFolder = path.resolve(__dirname, '../src/pages');
const areas = ['entry', 'apply', 'loan', 'repay', 'me'];

/** The screens that have a folder: a screen joins the build by being written, with nothing to register. */
export function registeredPages(): Record<string, string[]> {
  return Object.fromEntries(areas.map((area) => [area, screensOf(path.join(pagesFolder, area))]));
}

function screensOf(areaFolder: string): string[] {
  if (!existsSync(areaFolder)) return [];
  return readdirSync(areaFolder)
    .filter((screen) => existsSync(path.join(areaFolder, screen, 'index.tsx')))
    .sort();
}
