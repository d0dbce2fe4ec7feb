import type { OutgoingRequest } from '../../../../bff/src/delivery/sinks/sink-definition';
import type { SingleMessage } from '../lab-sinks';
import {
  answer,
  answerUnseen,
  type ReceivedItem,
  type Receiver,
  ReceiverMemory,
  type ReceiverRules,
} from './receiver';

/** Takes one event a request and keeps no memory of ids: whatever comes twice counts twice. Success stands in the body. */
export function singleReceiver(rules: Omit<ReceiverRules, 'dropsRepeats'>): Receiver {
  const memory = new ReceiverMemory('single', { ...rules, dropsRepeats: false });
  return {
    account: 'single',
    arrivals: memory.arrivals,
    read,
    take(request, meeting, atMs) {
      const unseen = answerUnseen(meeting);
      if (unseen) return unseen;
      const item = read(request)[0]!;
      if (meeting.kind !== 'well') {
        memory.putOff(item, atMs);
        return answer(200, { code: 50_000, message: 'busy' });
      }
      if (memory.refuses(item)) {
        memory.refuse(item, atMs);
        return answer(200, { code: 40_002, message: 'no such callback' });
      }
      memory.takeEffect(item, atMs);
      return answer(200, { code: 0, message: 'success' });
    },
  };
}

function read({ body }: OutgoingRequest): ReceivedItem[] {
  return [itemOf(JSON.parse(body ?? '') as SingleMessage)];
}

export const itemOf = (message: SingleMessage): ReceivedItem => ({
  externalId: message.external_id,
  personId: message.person,
  sequence: message.sequence,
  event: message.event,
  grade: message.grade,
});
