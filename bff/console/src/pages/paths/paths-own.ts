import { hasPage, isEvent, pageOf } from '../../analysis/catalogue-events';
import type { OwnPart } from '../../analysis/report-view';
import { type PathsFigure, readFigure, writeFigure } from './paths-people';

export const directions = ['from', 'to'] as const;
export const kinds = ['pages', 'all'] as const;
export const withins = ['visit', 'window'] as const;

export interface PathsOwn {
  anchor: string;
  /** Null: on every page. */
  page: string | null;
  direction: (typeof directions)[number];
  /** One path a visit, of behaviour alone, or one a person within an hour, facts too. */
  within: (typeof withins)[number];
  foldPairs: boolean;
  /** Pages alone tell where people went; everything else of the catalogue tells what they did there. */
  of: (typeof kinds)[number];
  /** Whose people stand beside the report. */
  figure: PathsFigure | null;
}

const standard: PathsOwn = {
  anchor: 'page_viewed',
  page: 'entry.landing',
  direction: 'from',
  within: 'visit',
  foldPairs: false,
  of: 'pages',
  figure: null,
};
const EVERY_PAGE = '*';

export const pathsPart: OwnPart<PathsOwn> = {
  read: (parameters) => {
    const named = parameters.get('anchor') ?? '';
    const anchor = isEvent(named) ? named : standard.anchor;
    const page = parameters.get('at') ?? (anchor === standard.anchor ? standard.page : null);
    // Facts belong to no visit.
    const within = hasPage(anchor)
      ? (withins.find((each) => each === parameters.get('within')) ?? standard.within)
      : 'window';
    return {
      anchor,
      page: page === EVERY_PAGE ? null : pageOf(anchor, page),
      direction: directions.find((each) => each === parameters.get('way')) ?? standard.direction,
      within,
      foldPairs: parameters.get('fold') === '1',
      of: kinds.find((each) => each === parameters.get('of')) ?? standard.of,
      figure: readFigure(parameters),
    };
  },
  write: ({ anchor, page, direction, within, foldPairs, of, figure }, parameters) => {
    if (anchor !== standard.anchor) parameters.set('anchor', anchor);
    const usualPage = anchor === standard.anchor ? standard.page : null;
    if (page !== usualPage) parameters.set('at', page ?? EVERY_PAGE);
    if (direction !== standard.direction) parameters.set('way', direction);
    if (within !== standard.within) parameters.set('within', within);
    if (foldPairs) parameters.set('fold', '1');
    if (of !== standard.of) parameters.set('of', of);
    if (figure) writeFigure(figure, parameters);
  },
};
