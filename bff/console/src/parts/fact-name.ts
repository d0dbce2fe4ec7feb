import { findBehaviour, findFact } from '@loudou/shared/catalogue';
import type { Language } from '../language';

/** What a fact or an event means, from the catalogue; a name that is not in it stands for itself. */
export function factMeaning(name: string, language: Language): string {
  const definition = findFact(name) ?? findBehaviour(name);
  return definition?.meaning[language] ?? name;
}
