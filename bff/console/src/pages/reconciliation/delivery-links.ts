const MAX_IN_LINK = 200;
/** The deliveries, ready to be sent again. */
export const replayLink = (deliveryIds: readonly string[]) =>
  `/deliveries?delivery=${deliveryIds.slice(0, MAX_IN_LINK).join(',')}`;
/** What became of one delivery. */
export const storyLink = (deliveryId: string) => `/deliveries?delivery=${deliveryId}&row=${deliveryId}`;
