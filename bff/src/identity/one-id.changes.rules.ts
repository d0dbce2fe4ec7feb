import { chainBetween, linkRules, type PersonOfProfiles } from './one-id.rules';

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

export interface WhyJoined {
  linkRule: string;
  ruleVersion: number;
  /** The kinds of identifiers along the chain, each once. */
  evidence: string[];
  linkIds: number[];
}

/** The chain that leads from a profile to its root; the rule is that of the link which the profile itself gave. */
export function whyJoined(
  personId: string,
  root: string,
  person: Parameters<typeof chainBetween>[2],
): WhyJoined {
  const chain = chainBetween(personId, root, person);
  const rule = chain[0]?.rule ?? 'verified_phone';
  return {
    linkRule: rule,
    ruleVersion: linkRules[rule].version,
    evidence: [...new Set(chain.map(({ kind }) => kind))],
    linkIds: chain.map(({ linkId }) => linkId),
  };
}
