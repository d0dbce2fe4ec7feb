import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useIntentKey } from '../../../api/intent-key';
import { trpc } from '../../../api/trpc';
import { useLeaveGuard } from '../../../parts/use-leave-guard';
import { type PolicyProblem, type PolicyTable, useProblems, versionsKey } from '../grading-api';
import type { DraftStart, SavedDraft } from './draft-start';
import { type Draft, draftOf, isSameTable, tableOf, type Unfinished, unfinishedOf } from './draft.rules';
import { isBlocking } from './problem-text';
import { useSettled } from './use-settled';

/** Typing goes on; the check follows when the hands rest. */
const CHECK_AFTER_MS = 300;

interface SavedState extends SavedDraft {
  table: PolicyTable;
  note: string;
}

/** A draft under somebody's hands: what it says now, what is wrong with it, what of it is saved. */
export function useDraft(start: DraftStart, onSaved: (version: number) => void) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(start.table, start.note));
  const [saved, setSaved] = useState<SavedState | null>(
    start.saved && { ...start.saved, table: start.table, note: start.note },
  );
  const table = useMemo(() => tableOf(draft), [draft]);
  const settled = useSettled(table, CHECK_AFTER_MS);
  const check = useProblems(settled);
  const unfinished = useMemo(() => unfinishedOf(draft), [draft]);
  const told: (PolicyProblem | Unfinished)[] = table ? [...(check.data ?? [])] : unfinished;
  const checking = table !== null && (settled !== table || check.isFetching || check.isPending);
  const intent = useIntentKey();

  const saving = useMutation({
    mutationFn: async (given: { table: PolicyTable; note: string }) => {
      const answer = await trpc.grading.saveDraft.mutate({
        key: intent.keyFor([given, saved?.madeAt]),
        draft: saved && { version: saved.version, seenAt: saved.madeAt },
        table: given.table,
        note: given.note.trim() === '' ? null : given.note.trim(),
      });
      return { ...answer, ...given };
    },
    onSuccess: (answer) => {
      intent.answered();
      setSaved(answer);
      onSaved(answer.version);
      void queryClient.invalidateQueries({ queryKey: versionsKey });
    },
  });

  const isUnsaved =
    saved === null
      ? !isSameTable(table, start.table) || draft.note !== start.note
      : !isSameTable(table, saved.table) || draft.note !== saved.note;

  useLeaveGuard(isUnsaved);

  return {
    draft,
    change: setDraft,
    table,
    problems: told,
    checking,
    checkError: check.error,
    isGood: table !== null && !checking && !told.some(isBlocking),
    saved: saved as SavedDraft | null,
    isUnsaved,
    canSave: table !== null && isUnsaved,
    save: () => table && saving.mutate({ table, note: draft.note }),
    saving,
  };
}
