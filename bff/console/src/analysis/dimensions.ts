import type { Inputs } from '../api/trpc';

/** What people are told apart by: where their credited touch came from. */
export type SourceDimension = Inputs['analytics']['dimensionValues']['dimension'];
export type Dimension = NonNullable<Inputs['analytics']['events']['breakdown']>;
/** What single events are told apart by. */
type EventDimension = Exclude<Dimension, SourceDimension>;

/** As a record, because a list may leave out what the reports know. */
const inOrder = <Name extends string>(names: Record<Name, true>) => Object.keys(names) as Name[];

/** In the order of the menus. */
export const sourceDimensions = inOrder<SourceDimension>({
  adPlatform: true,
  account: true,
  plan: true,
  creative: true,
  entryKind: true,
  host: true,
  partner: true,
  creator: true,
  liveRoom: true,
  keyword: true,
});

const eventDimensions = inOrder<EventDimension>({ page: true, appVersion: true, eventHost: true });

export const dimensions: Dimension[] = [...sourceDimensions, ...eventDimensions];
