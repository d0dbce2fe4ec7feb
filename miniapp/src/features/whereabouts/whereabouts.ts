import { type Answers, api, newIdempotencyKey, type Query, useQuery } from '../../api';
import { currentScreen, goToScreen, type How, nameOfScreen } from '../../routes';
import { currentSession } from '../session';

/** Asks where this person belongs and goes there. Error: `ApiError`. */
export async function resume(how: How = 'replace'): Promise<void> {
  await goOn(await api.journey.whereabouts.query(), how);
}

type Whereabouts = Answers['journey']['whereabouts'];

async function goOn({ screen }: Whereabouts, how: How): Promise<void> {
  if (nameOfScreen(screen) !== currentScreen()) await goToScreen(screen, how);
}

/** Where people come back to after leaving tells which step they leave at; nobody waits for the telling. */
function tellOfReturn({ application }: Whereabouts): void {
  if (application?.state !== 'draft') return;
  const { applicationId } = application;
  void api.application.resume
    .mutate({ applicationId, idempotencyKey: newIdempotencyKey() })
    .catch(() => undefined);
}

/**
 * An app that was killed half way opens on its first page again: whoever was further goes on from there. A page
 * that was opened on purpose, by a link or a message, is left alone.
 */
export async function resumeAtLaunch(): Promise<void> {
  if (!currentSession().registered || currentScreen() !== 'landing') return;
  // The first page stays as it is when this cannot be asked: every step can be reached from it.
  try {
    const whereabouts = await api.journey.whereabouts.query();
    tellOfReturn(whereabouts);
    await goOn(whereabouts, 'replace');
  } catch {
    return;
  }
}

/** The same answer, for a page that shows it. */
export function useWhereabouts(): Query<Answers['journey']['whereabouts']> {
  return useQuery(() => api.journey.whereabouts.query(), []);
}
