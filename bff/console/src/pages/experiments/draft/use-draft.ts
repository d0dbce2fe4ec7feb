import { useState } from 'react';
import { callErrorOf } from '../../../api/call-error';
import { trpc } from '../../../api/trpc';
import { useLeaveGuard } from '../../../parts/use-leave-guard';
import { useExperimentChange } from '../experiment-queries';
import type { Definition, Experiment } from '../experiment-types';
import type { Tab } from '../tabs';
import { type Found, type Problem, problemsOf } from './definition.rules';

export interface Draft {
  definition: Definition;
  mayEdit: boolean;
  isChanged: boolean;
  isSaving: boolean;
  error: unknown;
  /** Somebody else saved in between: what is typed here would write over it. */
  isConflict: boolean;
  problems: readonly Found[];
  wrongTabs: readonly Tab[];
  problemAt(place: string): Problem | null;
  change(part: Partial<Definition>): void;
  save(): void;
  discard(): void;
}

interface Working {
  definition: Definition;
  /** The saved revision that the changes were begun on. */
  revision: number;
}

/**
 * The plan as it is being written, over all tabs. Nothing is sent before somebody saves; a save that meets another's is
 * refused, so that nobody's work is written over unseen.
 */
export function useDraft(experiment: Experiment, mayEdit: boolean, onSaved: () => void): Draft {
  const [working, setWorking] = useState<Working | null>(null);
  const saving = useExperimentChange(trpc.experiment.save.mutate, () => {
    setWorking(null);
    onSaved();
  });
  const definition = working?.definition ?? experiment.definition;
  const isChanged = working !== null && !isSame(working.definition, experiment.definition);
  useLeaveGuard(isChanged);
  const problems = problemsOf(definition);
  const refusedAsChanged = saving.isError && callErrorOf(saving.error).problem === 'changed_meanwhile';
  return {
    definition,
    mayEdit,
    isChanged,
    isSaving: saving.isPending,
    error: saving.error,
    isConflict: isChanged && (refusedAsChanged || working.revision !== experiment.revision),
    problems,
    wrongTabs: [...new Set(problems.map(({ tab }) => tab))],
    problemAt: (place) => problems.find((found) => found.place === place)?.problem ?? null,
    change: (part) =>
      setWorking((now) => ({
        definition: { ...(now?.definition ?? experiment.definition), ...part },
        revision: now?.revision ?? experiment.revision,
      })),
    save: () => {
      if (!working || problems.length > 0 || saving.isPending) return;
      const { experimentId } = experiment;
      saving.mutate({ experimentId, revision: working.revision, definition: working.definition });
    },
    discard: () => {
      saving.reset();
      setWorking(null);
    },
  };
}

const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Equal plans read alike in whatever order their parts were set. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
