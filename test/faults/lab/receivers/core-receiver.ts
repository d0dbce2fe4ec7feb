import { createHmac } from 'node:crypto';
import type { OutgoingRequest } from '../../../../bff/src/delivery/sinks/sink-definition';
import {
  answer,
  answerUnseen,
  type ReceivedItem,
  type Receiver,
  ReceiverMemory,
  type ReceiverRules,
} from './receiver';

const key = Buffer.alloc(32, 9);
export const coreSecret = `whsec_${key.toString('base64')}`;

interface CloudEvent {
  id: string;
  type: string;
  subject: string;
  sequence: string;
}

/** Takes signed lists of CloudEvents, all of a list or nothing; an id takes effect once. */
export function coreReceiver(rules: Omit<ReceiverRules, 'dropsRepeats'>): Receiver {
  const memory = new ReceiverMemory('core', { ...rules, dropsRepeats: true });
  return {
    account: 'core',
    arrivals: memory.arrivals,
    read,
    take(request, meeting, atMs) {
      if (!isSigned(request)) return answer(401);
      const unseen = answerUnseen(meeting);
      if (unseen) return unseen;
      const items = read(request);
      if (meeting.kind !== 'well') return answer(500);
      const refused = items.filter((item) => memory.refuses(item));
      if (refused.length > 0) {
        // Whoever sends a list has to find out which one is meant: only a list of one names it.
        if (items.length === 1) memory.refuse(items[0]!, atMs);
        return answer(422);
      }
      items.forEach((item) => memory.takeEffect(item, atMs));
      return answer(204);
    },
  };
}

function read({ body }: OutgoingRequest): ReceivedItem[] {
  return (JSON.parse(body ?? '') as CloudEvent[]).map((event) => ({
    externalId: event.id,
    personId: event.subject,
    sequence: Number(event.sequence),
    event: event.type.replace(/^loudou\./, ''),
    grade: null,
  }));
}

function isSigned({ headers, body }: OutgoingRequest): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected);
}
