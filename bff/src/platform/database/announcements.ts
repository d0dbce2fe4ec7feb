import type { Queryable } from './queryable';

/** Announcements within this time become one. */
const gatherMs = 3;

/** Sends NOTIFY apart from the transactions that it tells of, at most once for each channel in a moment. */
export function createAnnouncements(db: Queryable): { announce(channel: string): void; stop(): void } {
  const waiting = new Map<string, NodeJS.Timeout>();

  function announce(channel: string): void {
    if (waiting.has(channel)) return;
    const timer = setTimeout(() => {
      waiting.delete(channel);
      // Whoever listens looks by itself too, so a lost announcement costs a moment and nothing else.
      db.query('select pg_notify($1, $2)', [channel, '']).catch(() => undefined);
    }, gatherMs);
    waiting.set(channel, timer);
  }

  return {
    announce,
    stop() {
      waiting.forEach((timer) => clearTimeout(timer));
      waiting.clear();
    },
  };
}
