import { useCallback, useEffect, useRef, useState } from 'react';
import { callErrorOf } from '../../../api/call-error';
import { trpc } from '../../../api/trpc';
import type { AccountDetail, Setup, Sink } from '../account-types';
import type { StepName } from './steps';

let lastSave: Promise<unknown> = Promise.resolve();

/** Whoever reads an account again first lets the save of a page that was just left come through. */
export const draftSaved = (): Promise<unknown> => lastSave;

/** How long typing rests before it is saved. */
const SAVE_AFTER_MS = 500;
const RETRY_AFTER_MS = 3_000;

export type SaveState =
  { state: 'unsaved' | 'saving' | 'failed' | 'conflict' } | { state: 'saved'; at: string | null };

export interface WorkingSetup {
  setup: Setup;
  save: SaveState;
  change(setup: Setup): void;
  /** Saves at once, with how far one has come; true when it is kept. */
  keep(step: StepName): Promise<boolean>;
}

/**
 * The set-up that is being worked on. Each change is saved a moment later, so that leaving and coming back goes on.
 * A save that meets somebody else's stops the saving: nobody's work is written over unseen.
 */
export function useWorkingSetup(account: AccountDetail, sink: Sink, step: StepName): WorkingSetup {
  const [setup, setSetup] = useState<Setup>(() => ({
    ...sink.defaults,
    ...((account.draft?.setup ?? account.setup ?? {}) as Partial<Setup>),
  }));
  const [save, setSave] = useState<SaveState>({ state: 'saved', at: account.draft?.savedAt ?? null });
  const revision = useRef(account.draft?.revision ?? 0);
  const latest = useRef({ setup, step });
  latest.current = { setup, step };
  const isDirty = useRef(false);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const { accountId } = account;

  const write = useCallback(
    (): Promise<boolean> =>
      (queue.current = queue.current.then(async () => {
        if (!isDirty.current) return true;
        isDirty.current = false;
        setSave({ state: 'saving' });
        try {
          const saved = await trpc.account.saveDraft.mutate({
            accountId,
            ...latest.current,
            revision: revision.current,
          });
          revision.current = saved.revision;
          setSave(isDirty.current ? { state: 'unsaved' } : { state: 'saved', at: new Date().toISOString() });
          return true;
        } catch (error) {
          isDirty.current = true;
          setSave({ state: callErrorOf(error).code === 'document_changed' ? 'conflict' : 'failed' });
          return false;
        }
      })),
    [accountId],
  );

  useEffect(() => {
    if (save.state !== 'unsaved' && save.state !== 'failed') return undefined;
    const timer = setTimeout(() => void write(), save.state === 'failed' ? RETRY_AFTER_MS : SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [save, setup, write]);

  // Going to another page must not lose the last half second.
  useEffect(
    () => () => {
      lastSave = write();
    },
    [write],
  );

  return {
    setup,
    save,
    change(next) {
      isDirty.current = true;
      setSetup(next);
      setSave((before) => (before.state === 'conflict' ? before : { state: 'unsaved' }));
    },
    keep(next) {
      // Looking through the steps of an account at work changes nothing and leaves no draft behind.
      if (account.status !== 'draft' && revision.current === 0 && !isDirty.current)
        return Promise.resolve(true);
      latest.current = { ...latest.current, step: next };
      isDirty.current = true;
      return write();
    },
  };
}
