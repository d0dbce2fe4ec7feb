/** A stretch of use: it goes on through kills and other pages until nothing happened for a while. */
export interface Visit {
  visitId: string;
  lastEventAtMs: number;
}

export const visitIdleMs = 30 * 60_000;

/** The visit that something happening now belongs to. A clock set far back or forth ends it as idleness does. */
export function visitAt(atMs: number, visit: Visit | null, newVisitId: () => string): Visit {
  const isOver = visit === null || Math.abs(atMs - visit.lastEventAtMs) >= visitIdleMs;
  return { visitId: isOver ? newVisitId() : visit.visitId, lastEventAtMs: atMs };
}
