import { useCallback, useState } from 'react';
import { readStored, tryWriteStored } from '../../host';

/**
 * What was chosen but not sent yet. A phone's storage is plain text: a name, a number of a document, a card or a
 * phone has no field here, and what has no field is not kept.
 */
export interface Draft {
  amountFen?: number;
  months?: number;
  method?: 'equal_installment' | 'equal_principal' | 'interest_first';
}

const draftKey = 'draft';
const methods = ['equal_installment', 'equal_principal', 'interest_first'];

export function readDraft(): Draft {
  try {
    return onlyChoices(JSON.parse(readStored(draftKey) ?? '{}') as Draft);
  } catch {
    return {};
  }
}

export function useDraft(): [Draft, (change: Draft) => void] {
  const [draft, setDraft] = useState(readDraft);
  const keep = useCallback((change: Draft) => {
    const next = onlyChoices({ ...readDraft(), ...change });
    tryWriteStored(draftKey, JSON.stringify(next));
    setDraft(next);
  }, []);
  return [draft, keep];
}

function onlyChoices({ amountFen, months, method }: Draft): Draft {
  return {
    ...(isCount(amountFen) ? { amountFen } : {}),
    ...(isCount(months) ? { months } : {}),
    ...(method && methods.indexOf(method) >= 0 ? { method } : {}),
  };
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
