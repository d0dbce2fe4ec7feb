import { type Answers, api, type Query, useQuery } from '../../api';
import { currentScreen, goToScreen, type How, nameOfScreen } from '../../routes';
import { currentSession } from '../session';

/** Asks where this person belongs and goes there. Error: `ApiError`. */
export async function resume(how: How = 'replace'): Promise<void> {
  const { screen } = await api.journey.whereabouts.query();
  if (nameOfScreen(screen) !== currentScreen()) await goToScreen(screen, how);
}

/**
 * An app that was killed half way opens on its first page again: whoever was further goes on from there. A page
 * that was opened on purpose, by a link or a message, is left alone.
 */
export async function resumeAtLaunch(): Promise<void> {
  if (!currentSession().registered || currentScreen() !== 'landing') return;
  // The first page stays as it is when this cannot be asked: every step can be reached from it.
  await resume().catch(() => undefined);
}

/** The same answer, for a page that shows it. */
export function useWhereabouts(): Query<Answers['journey']['whereabouts']> {
  return useQuery(() => api.journey.whereabouts.query(), []);
}
