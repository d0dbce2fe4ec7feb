import type { OutgoingRequest } from '../../../../bff/src/delivery/sinks/sink-definition';
import { batchRows, type SingleMessage } from '../lab-sinks';
import {
  answer,
  answerUnseen,
  type ReceivedItem,
  type Receiver,
  ReceiverMemory,
  type ReceiverRules,
} from './receiver';
import { itemOf } from './single-receiver';

/** Takes up to fifty at once and tells of each; an external id takes effect once. */
export function batchReceiver(rules: Omit<ReceiverRules, 'dropsRepeats'>): Receiver {
  const memory = new ReceiverMemory('batch', { ...rules, dropsRepeats: true });

  function takeOne(item: ReceivedItem, isTaken: boolean, atMs: number): number {
    if (!isTaken) {
      memory.putOff(item, atMs);
      return 50_000;
    }
    if (memory.refuses(item)) {
      memory.refuse(item, atMs);
      return 40_002;
    }
    memory.takeEffect(item, atMs);
    return 0;
  }

  return {
    account: 'batch',
    arrivals: memory.arrivals,
    read,
    take(request, meeting, atMs) {
      const unseen = answerUnseen(meeting);
      if (unseen) return unseen;
      const items = read(request);
      if (items.length > batchRows) return answer(200, { code: 40_001, message: 'too many actions' });
      if (meeting.kind === 'busy_in_body') {
        items.forEach((item) => memory.putOff(item, atMs));
        return answer(200, { code: 50_000, message: 'busy' });
      }
      const taken = meeting.kind === 'half' ? meeting.takes : items.length;
      const codes = items.map((item, index) => takeOne(item, index < taken, atMs));
      return answer(200, { code: 0, message: '', items: codes });
    },
  };
}

function read({ body }: OutgoingRequest): ReceivedItem[] {
  return (JSON.parse(body ?? '') as { actions: SingleMessage[] }).actions.map(itemOf);
}
