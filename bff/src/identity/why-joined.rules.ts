import { identifierOf, type IdentityLink, joins, linkRules, registers, sharedAmong } from './one-id.rules';

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

/**
 * The shortest chain of links from one profile to another of the same person, of such as made them one: between two
 * who are known by themselves that is a document, whatever else they share.
 */
export function chainBetween(
  from: string,
  into: string,
  { members, links }: { members: readonly string[]; links: readonly IdentityLink[] },
): IdentityLink[] {
  const within = new Set(members);
  const [ofProfile, ofIdentifier] = [new Map<string, IdentityLink[]>(), new Map<string, IdentityLink[]>()];
  const shared = sharedAmong(links);
  const standing = links.filter((link) => joins(link) && within.has(link.personId));
  const known = new Set(standing.filter(tellsWho).map(({ personId }) => personId));
  for (const link of standing.sort((one, other) => one.linkId - other.linkId)) {
    if (shared.has(identifierOf(link))) continue;
    put(ofProfile, link.personId, link);
    put(ofIdentifier, identifierOf(link), link);
  }
  const chains = new Map<string, IdentityLink[]>([[from, []]]);
  const queue = [from];
  for (let next = queue.shift(); next !== undefined && !chains.has(into); next = queue.shift()) {
    for (const own of ofProfile.get(next) ?? []) {
      for (const other of ofIdentifier.get(identifierOf(own)) ?? []) {
        if (chains.has(other.personId)) continue;
        if (own.kind !== 'document' && known.has(next) && known.has(other.personId)) continue;
        chains.set(other.personId, [...chains.get(next)!, own, other]);
        queue.push(other.personId);
      }
    }
  }
  return chains.get(into) ?? [];
}

const tellsWho = (link: IdentityLink): boolean => registers(link) || link.kind === 'document';

function put<Item>(groups: Map<string, Item[]>, name: string, item: Item): void {
  const group = groups.get(name);
  if (group) group.push(item);
  else groups.set(name, [item]);
}
