import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../api/trpc';
import { experimentsKey } from '../experiment-queries';
import type { Experiment } from '../experiment-types';

const livePreviewMs = 5_000;

/** Asked again only while a preview can still be walked through. */
export function useWalks({ experimentId, previews }: Experiment) {
  return useQuery({
    queryKey: [...experimentsKey, 'walks', experimentId],
    queryFn: ({ signal }) => trpc.experiment.compliance.walks.query({ experimentId }, { signal }),
    refetchInterval: previews.length > 0 ? livePreviewMs : false,
  });
}
