/** The part of the lanes that one of so many workers should hold; rounded up, so that none stays unheld. */
export function fairShare(lanes: number, workers: number): number {
  return Math.ceil(lanes / Math.max(1, workers));
}
