import { beijingDate } from '@loudou/shared/calendar';
import type { ApplicationId } from '@loudou/shared/ids';
import { useState } from 'react';
import { api, type ApiError, useMutation } from '../../../api';
import { documentVersion } from '../../../features/consent';
import { useSession } from '../../../features/session';
import { useFieldErrors } from '../../../features/tracking';
import { resume } from '../../../features/whereabouts';
import { nowMs } from '../../../host';
import {
  type FieldProblem,
  nameProblem,
  numberProblem,
  plainName,
  plainNumber,
  validUntilProblem,
} from './document-fields';
import { refusedField } from './refused-field';

export interface Typed {
  name: string;
  number: string;
  validUntil: string;
}
export type Problems = Record<keyof Typed, FieldProblem | null>;

export interface Identity {
  typed: Typed;
  type: (change: Partial<Typed>) => void;
  /** A field was left: from now on what is missing in it is said. */
  leave: (field: keyof Typed) => void;
  /** What to say now; a field that nobody has filled yet is not blamed. */
  shown: Problems;
  /** Sends what was typed, if nothing is wrong in it and the person agreed. */
  save: (applicationId: ApplicationId, isAgreed: boolean) => Promise<void>;
  pending: boolean;
  error: ApiError | null;
}

const untouched = { name: false, number: false, validUntil: false };

export function useIdentity(): Identity {
  const { product } = useSession();
  const [typed, setTyped] = useState<Typed>({ name: '', number: '', validUntil: '' });
  const [isLeft, setLeft] = useState(untouched);
  const today = beijingDate(nowMs());
  const document = { ...typed, name: plainName(typed.name), number: plainNumber(typed.number) };
  const problemsOf = (left: typeof untouched): Problems => ({
    name: left.name ? nameProblem(document.name) : null,
    number: numberProblem(document.number, { ...product, today, isTyping: !left.number }),
    validUntil: left.validUntil ? validUntilProblem(document.validUntil, today) : null,
  });
  const saving = useSaving();
  const shown = problemsOf(isLeft);
  useFieldErrors(codesOf(shown, saving.error));

  const type = (change: Partial<Typed>) => {
    saving.reset();
    setTyped((before) => ({ ...before, ...change }));
  };
  const save = async (applicationId: ApplicationId, isAgreed: boolean) => {
    const all = { name: true, number: true, validUntil: true };
    setLeft(all);
    if (!hasProblem(problemsOf(all)) && isAgreed) await saving.run({ applicationId, document });
  };
  return {
    typed,
    type,
    leave: (field) => setLeft((before) => ({ ...before, [field]: true })),
    shown,
    save,
    pending: saving.pending,
    error: saving.error,
  };
}

const useSaving = () =>
  useMutation(async (input: { applicationId: ApplicationId; document: Typed }, idempotencyKey) => {
    const answer = await api.application.saveIdentity.mutate({
      ...input,
      documentVersion: documentVersion('identity_document'),
      idempotencyKey,
    });
    await resume('replace');
    return answer;
  });

const hasProblem = (problems: Problems): boolean =>
  Object.values(problems).some((problem) => problem !== null);

/** What stands at each field: what the phone found, else what the BFF refused. */
function codesOf({ name, number, validUntil }: Problems, refusal: ApiError | null) {
  const found = { name: name?.code, number: number?.code, validUntil: validUntil?.code };
  const field = refusal ? refusedField(refusal) : undefined;
  return field && !found[field] ? { ...found, [field]: refusal?.code } : found;
}
