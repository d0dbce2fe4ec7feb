import { bodyOf } from '../batch';
import { tellingsOf } from './tell-variants';
import type { ActOf, Hands } from './hands';

export interface Sent {
  accepted: number;
  duplicate: number;
  rejected: number;
}

const laterAfterMs = 200;

/** Behaviour as the phone sends it, with the sight of what it was given; what the BFF has no room for goes once more. */
export const send = (hands: Hands, act: ActOf<'send'>): Promise<Sent> =>
  sendAll(hands, { ...act, events: [...act.events, ...tellingsOf(hands, act)] });

async function sendAll(hands: Hands, act: ActOf<'send'>): Promise<Sent> {
  const { atMs, door, onPhone, phone } = hands;
  // By the machine's clock the whole batch happens as long before now as it was planned before its sending.
  const shiftMs = atMs === undefined ? Date.now() - act.atMs : 0;
  const { token } = onPhone;
  const text = await door.post('/collect', bodyOf(act, phone, shiftMs), { token, atMs });
  const answer = JSON.parse(text) as {
    accepted: number;
    duplicate: number;
    rejected: unknown[];
    later?: number[];
  };
  if (answer.later?.length) {
    await new Promise((resolve) => setTimeout(resolve, laterAfterMs));
    const left = answer.later.map((index) => act.events[index]!);
    const rest = await sendAll(hands, { ...act, events: left });
    return {
      accepted: answer.accepted + rest.accepted,
      duplicate: answer.duplicate + rest.duplicate,
      rejected: answer.rejected.length + rest.rejected,
    };
  }
  return { accepted: answer.accepted, duplicate: answer.duplicate, rejected: answer.rejected.length };
}
