import { useSearchParams } from 'react-router-dom';
import { daysInclusive, isDay } from '../../format/moments';
import { MAX_DAYS } from './day-range';
import type { Days } from './grading-api';

/** What stands open is in the address, so that it is there again after leaving, and for a colleague. */
export function usePlace(otherwise: Days) {
  const [parameters, setParameters] = useSearchParams();
  const change = (part: Record<string, string | null>) => {
    const next = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(part)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setParameters(next, { replace: true });
  };
  return {
    /** The version of the draft that is open, or `new`. */
    edited: parameters.get('edit'),
    edit: (name: string) => change({ edit: name }),
    close: () => change({ edit: null }),
    /** That a draft is tried on. */
    days: readDays(parameters) ?? otherwise,
    chooseDays: ({ from, to }: Days) => change({ from, to }),
  };
}

function readDays(parameters: URLSearchParams): Days | null {
  const from = parameters.get('from') ?? '';
  const to = parameters.get('to') ?? '';
  const length = isDay(from) && isDay(to) ? daysInclusive(from, to) : 0;
  return length >= 1 && length <= MAX_DAYS ? { from, to } : null;
}
