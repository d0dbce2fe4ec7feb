import express, { type Router } from 'express';
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { createEventCheck, type ReceivedEvent } from './event-checks';
import { Inbox } from './inbox';
import { inboxPage } from './inbox-page';
import { createInboxStream } from './inbox-stream';
import type { Behaviour } from './misbehaviour';
import { receive, type ReceiverState } from './receive';

const maxBodyBytes = 2_000_000;
const pageEntries = 200;
const listEntries = 5_000;

export interface FakeMarketingCoreOptions {
  secret: string;
  clock: { now(): Date };
  /** Where the inbox is kept as JSON lines, so that it is there again after a restart. */
  file?: string;
  /** How many entries are kept to be looked at; a long run asks for more. */
  maxEntries?: number;
}

export interface FakeMarketingCore {
  /** `POST /events`, the page at `/`, `GET /events.json` and `GET /stream`. */
  router: Router;
  inbox: Inbox;
  behave(behaviour: Behaviour): void;
  /** Says never to these events, whatever else is right with them. */
  refuseEvents(refuses: (event: ReceivedEvent) => boolean): void;
  /** Ends the open streams, so that a server can close. */
  close(): void;
}

/** A marketing core that takes facts as strictly as the contract allows, and can be told to fail. */
export function createFakeMarketingCore(options: FakeMarketingCoreOptions): FakeMarketingCore {
  const inbox = new Inbox(options.file, options.maxEntries);
  const stream = createInboxStream(inbox);
  const state: ReceiverState = {
    webhook: new Webhook(options.secret),
    inbox,
    check: createEventCheck(),
    behaviour: { kind: 'none' },
    refusesEvent: () => false,
    now: () => options.clock.now(),
    tell: stream.tell,
  };
  return {
    router: routes(state, stream.open),
    inbox,
    behave: (behaviour) => void (state.behaviour = behaviour),
    refuseEvents: (refuses) => void (state.refusesEvent = refuses),
    close: stream.close,
  };
}

function routes(state: ReceiverState, openStream: ReturnType<typeof createInboxStream>['open']): Router {
  const { inbox } = state;
  const router = express.Router();
  const raw = express.raw({ type: () => true, limit: maxBodyBytes });
  router.post('/events', raw, (request, response) => receive(state, request, response));
  router.get('/events.json', (request, response) => {
    const entries = inbox.newestFirst({ person: personIn(request.query), limit: listEntries });
    response.json({ counts: inbox.counts, events: entries });
  });
  router.get('/stream', openStream);
  router.get('/', (request, response) => {
    const person = personIn(request.query);
    const nonce = randomBytes(16).toString('base64');
    response.set(
      'content-security-policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; form-action 'self'`,
    );
    const entries = inbox.newestFirst({ person, limit: pageEntries });
    response
      .type('html')
      .send(inboxPage({ base: request.baseUrl, nonce, person, entries, counts: inbox.counts }));
  });
  return router;
}

function personIn(query: Record<string, unknown>): string | undefined {
  const { person } = query;
  return typeof person === 'string' && person !== '' ? person : undefined;
}
