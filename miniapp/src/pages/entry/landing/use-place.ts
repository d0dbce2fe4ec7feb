import { useCallback } from 'react';
import { api, useQuery } from '../../../api';
import { useSession } from '../../../features/session';
import { useShow } from '../../../host';
import type { Screen } from '../../../routes';

/** Where this person has got to; null for a visitor, and while it is not known. */
export function usePlace(): Screen | null {
  const { ready, registered } = useSession();
  const isKnown = ready && registered;
  const { data, reload } = useQuery(
    async () => (isKnown ? (await api.journey.whereabouts.query()).screen : null),
    [isKnown],
  );
  useShow(useCallback(() => void reload(), [reload]));
  return data ?? null;
}
