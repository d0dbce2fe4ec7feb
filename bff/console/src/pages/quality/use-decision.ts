import { useEffect, useRef, useState } from 'react';
import { newIntentKey } from '../../api/intent-key';
import { trpc } from '../../api/trpc';
import type { QuarantineGroup } from './quality-api';
import { type RoundAnswer, runRounds, type Standing } from './rounds';

export type Decision = 'replaying' | 'discarding';
type Phase = 'asked' | 'running' | 'stopped' | 'failed' | 'over';

interface Done {
  rows: number;
  accepted: number;
  duplicate: number;
  refused: number;
  dropped: number;
}

const nothing: Done = { rows: 0, accepted: 0, duplicate: 0, refused: 0, dropped: 0 };

/** A replay or a discarding from its first call to its last; what broke off or was stopped goes on where it stood. */
export function useDecision(decision: Decision, group: QuarantineGroup, reason: string) {
  const [phase, setPhase] = useState<Phase>('asked');
  const [done, setDone] = useState(nothing);
  const [error, setError] = useState<unknown>(null);
  const [isStopping, setStopping] = useState(false);
  const stopping = useRef(false);
  const standing = useRef<Standing | null>(null);
  // Whoever leaves the page ends it after the call under way.
  useEffect(
    () => () => {
      stopping.current = true;
    },
    [],
  );

  async function run() {
    stopping.current = false;
    setStopping(false);
    setPhase('running');
    setError(null);
    try {
      const rest = await runRounds<Done & RoundAnswer>(
        standing.current ?? { place: 0, key: newIntentKey() },
        {
          ask: (place, key) => ask(decision, group, reason, place, key),
          onRound: (answer) => setDone((before) => sumOf(before, answer)),
          isStopped: () => stopping.current,
          newKey: newIntentKey,
        },
        (next) => {
          standing.current = next;
        },
      );
      standing.current = rest;
      setPhase(rest === null ? 'over' : 'stopped');
    } catch (thrown) {
      setError(thrown);
      setPhase('failed');
    }
  }

  return {
    phase,
    done,
    error,
    isStopping,
    run: () => void run(),
    stop: () => {
      stopping.current = true;
      setStopping(true);
    },
  };
}

async function ask(
  decision: Decision,
  { reason: why, eventName, appVersion, lastId }: QuarantineGroup,
  reason: string,
  afterId: number,
  idempotencyKey: string,
): Promise<Done & RoundAnswer> {
  const input = { group: { reason: why, eventName, appVersion }, upToId: lastId, reason, idempotencyKey };
  const { replay, discard } = trpc.behaviour.quarantine;
  if (decision === 'discarding') {
    const { discarded, mayBeMore } = await discard.mutate(input);
    return { ...nothing, rows: discarded, next: mayBeMore ? 0 : null };
  }
  const { afterId: next, ...outcome } = await replay.mutate({ ...input, afterId });
  const { accepted, duplicate, refused, dropped } = outcome;
  return { ...outcome, rows: accepted + duplicate + refused + dropped, next };
}

const sumOf = (before: Done, answer: Done): Done => ({
  rows: before.rows + answer.rows,
  accepted: before.accepted + answer.accepted,
  duplicate: before.duplicate + answer.duplicate,
  refused: before.refused + answer.refused,
  dropped: before.dropped + answer.dropped,
});
