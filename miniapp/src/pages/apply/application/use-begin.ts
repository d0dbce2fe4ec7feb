import { type Answers, api, type ApiError, apiErrorOf, newIdempotencyKey, useMutation } from '../../../api';
import { readDraft } from '../../../features/draft';
import { currentSession } from '../../../features/session';
import { resume } from '../../../features/whereabouts';
import { goTo, goToScreen, type How } from '../../../routes';
import { firstChoice } from '../../entry/landing/first-choice';

type Whereabouts = Answers['journey']['whereabouts'];

export interface Begin {
  /** Goes on where this person left, or starts an application with what was last chosen. */
  begin: (how: How) => Promise<void>;
  pending: boolean;
  error: ApiError | null;
}

interface Wanted {
  amountFen: number;
  months: number;
  how: How;
}

export function useBegin(): Begin {
  const { run, pending, error } = useMutation(async ({ how, ...wanted }: Wanted, idempotencyKey) => {
    const whereabouts = await api.journey.whereabouts.query();
    if (!opensAnew(whereabouts)) return goOn(whereabouts, how);
    await startAnew({ ...wanted, idempotencyKey }, how);
  });
  const begin = async (how: How) => {
    const { amountFen, months } = firstChoice(currentSession().product, readDraft());
    await run({ amountFen, months, how });
  };
  return { begin, pending, error };
}

/** Nothing is open there, so a new application may begin. */
const opensAnew = ({ screen }: Whereabouts): boolean => screen === 'landing' || screen === 'declined';

async function goOn({ screen, application }: Whereabouts, how: How): Promise<void> {
  // Whether this counts as a return is for the BFF to say; going on does not wait for it.
  if (application?.state === 'draft')
    void api.application.resume
      .mutate({ applicationId: application.applicationId, idempotencyKey: newIdempotencyKey() })
      .catch(() => undefined);
  await goToScreen(screen, how);
}

async function startAnew(
  input: { amountFen: number; months: number; idempotencyKey: string },
  how: How,
): Promise<void> {
  try {
    await api.application.start.mutate(input);
  } catch (thrown) {
    // The page of the last answer tells the day from which it is worth asking again.
    if (apiErrorOf(thrown).code === 'cooling_down') return goTo.declined({}, how);
    throw thrown;
  }
  await resume(how);
}
