import { findBehaviour, findFact } from '@loudou/shared/catalogue';
import type { Language } from '../language';

/** What a fact or an event means, from the catalogue; a name that is not in it stands for itself. */
export function factMeaning(name: string, language: Language): string {
  const definition = findFact(name) ?? findBehaviour(name);
  return definition?.meaning[language] ?? name;
}

/** The meaning up to its explanation, for narrow places: 完件：提交申请 → 完件. */
export function shortFactMeaning(name: string, language: Language): string {
  return factMeaning(name, language).split(/：|: /)[0]!;
}
