/** A node of a level, as the answer names it; `end` and `other` are two of them. */
export interface PlaceInPaths {
  event: string;
  page: string | null;
}

/** Whose people stand beside the report: of a node, or of the way from it to one of the next level. */
export interface PathsFigure {
  level: number;
  at: PlaceInPaths;
  next: PlaceInPaths | null;
}

/** Levels behind the anchor that are asked for. */
export const DEPTH = 5;
const MAX_PAGE_LENGTH = 128;
const WITH_PAGES = 'page_viewed';

/** `people=1:page_viewed:apply.phone&next=end`: what is not followed by a page has none. */
export function readFigure(parameters: URLSearchParams): PathsFigure | null {
  const [, level, place] = /^(\d):(.+)$/s.exec(parameters.get('people') ?? '') ?? [];
  const at = readPlace(place ?? '');
  const following = parameters.get('next');
  const next = following === null ? null : readPlace(following);
  if (!at || Number(level) > DEPTH || (following !== null && !next)) return null;
  return { level: Number(level), at, next };
}

function readPlace(text: string): PlaceInPaths | null {
  const [, event, page] = /^([a-z][a-z0-9_]{0,63})(?::(.*))?$/s.exec(text) ?? [];
  // Pages tell only the one event apart.
  if (event === undefined || (page !== undefined) !== (event === WITH_PAGES)) return null;
  return page !== undefined && page.length > MAX_PAGE_LENGTH ? null : { event, page: page ?? null };
}

export function writeFigure({ level, at, next }: PathsFigure, parameters: URLSearchParams): void {
  parameters.set('people', `${level}:${writePlace(at)}`);
  if (next) parameters.set('next', writePlace(next));
}

const writePlace = ({ event, page }: PlaceInPaths) => (page === null ? event : `${event}:${page}`);
