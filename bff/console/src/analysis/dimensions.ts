/** What people are told apart by: where their credited touch came from. In the order of the menus. */
export const sourceDimensions = [
  'adPlatform',
  'account',
  'plan',
  'creative',
  'entryKind',
  'host',
  'partner',
  'creator',
  'liveRoom',
  'keyword',
] as const;
export type SourceDimension = (typeof sourceDimensions)[number];

/** What single events are told apart by. */
export const eventDimensions = ['page', 'appVersion', 'eventHost'] as const;
export type EventDimension = (typeof eventDimensions)[number];

export const dimensions = [...sourceDimensions, ...eventDimensions] as const;
export type Dimension = (typeof dimensions)[number];
