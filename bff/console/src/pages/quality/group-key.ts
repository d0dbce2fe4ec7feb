import type { QuarantineGroup } from './quality-api';

/** A group's name in the address. No reason and no name of an event holds a tilde. */
export const groupKey = ({
  reason,
  eventName,
  appVersion,
}: Pick<QuarantineGroup, 'reason' | 'eventName' | 'appVersion'>): string =>
  [reason, eventName ?? '', appVersion].join('~');
