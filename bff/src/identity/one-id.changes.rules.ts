import type { PersonOfProfiles } from './one-id.rules';

export interface PointerChangeOf {
  personId: string;
  /** Where the profile pointed; null when it stood for itself. */
  from: string | null;
  into: string | null;
}

/** What has to change so that every profile points straight at its root, and the root nowhere. */
export function pointerChanges(
  pointers: ReadonlyMap<string, string | null>,
  people: readonly PersonOfProfiles[],
): PointerChangeOf[] {
  return people.flatMap(({ root, members }) =>
    members
      .map((personId) => ({
        personId,
        from: pointers.get(personId) ?? null,
        into: personId === root ? null : root,
      }))
      .filter(({ from, into }) => from !== into),
  );
}
