import type { Request, Response } from 'express';
import type { Inbox, InboxEntry } from './inbox';
import { inboxRow } from './inbox-row';

const maxListeners = 100;
const keepAliveMs = 15_000;

/** Server-sent events: every fact as it comes, with the counts after it. */
export function createInboxStream(inbox: Inbox) {
  const listeners = new Set<Response>();

  function open(request: Request, response: Response): void {
    if (listeners.size >= maxListeners) return void response.status(503).end();
    response.set({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    response.write('retry: 1000\n\n');
    const keepAlive = setInterval(() => response.write(': still here\n\n'), keepAliveMs);
    listeners.add(response);
    request.on('close', () => {
      clearInterval(keepAlive);
      listeners.delete(response);
    });
  }

  function tell(entries: readonly InboxEntry[]): void {
    if (listeners.size === 0) return;
    for (const entry of entries) {
      const told = JSON.stringify({ ...entry, counts: inbox.counts, html: inboxRow(entry) });
      listeners.forEach((listener) => listener.write(`data: ${told}\n\n`));
    }
  }

  const close = () => listeners.forEach((listener) => listener.end());
  return { open, tell, close };
}
