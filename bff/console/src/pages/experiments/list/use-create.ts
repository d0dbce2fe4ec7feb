import { useNavigate } from 'react-router-dom';
import { trpc } from '../../../api/trpc';
import { useExperimentChange } from '../experiment-queries';

/** A new draft, and on to it. */
export function useCreate() {
  const navigate = useNavigate();
  return useExperimentChange(trpc.experiment.create.mutate, ({ experimentId }) => {
    void navigate(`/experiments/${experimentId}/plan`);
  });
}
