/**
 * Who is one person, as a function of the evidence alone: the same links give the same people, in whatever order
 * they were learnt, undone and learnt again.
 */

/** Every rule by which a link is made. A strong link may make two profiles one person; a weak one never does. */
export const linkRules = {
  /** The host's own log-in named the account. */
  host_login: { version: 1, kinds: ['open_id', 'union_id'] },
  /** A number that nobody had was proven, and the profile registered with it. */
  registered_phone: { version: 1, kinds: ['phone'] },
  /** A number that somebody has was proven: by a code that was sent to it, or by the host's own word. */
  verified_phone: { version: 1, kinds: ['phone'] },
  /** A number that several people use: whoever registers with it stands for themselves, and it joins nobody any more. */
  shared_phone: { version: 1, kinds: ['phone'] },
  /** A face was found to be that of the document. */
  proven_document: { version: 1, kinds: ['document'] },
  /** A family shares a device: it says where somebody was, never who they are. */
  seen_on_device: { version: 1, kinds: ['device', 'anonymous_id'] },
} as const satisfies Record<string, { version: number; kinds: readonly IdentifierKind[] }>;

export type LinkRule = keyof typeof linkRules;

export type IdentifierKind = 'open_id' | 'union_id' | 'anonymous_id' | 'device' | 'phone' | 'document';

export const strongKinds: readonly IdentifierKind[] = ['open_id', 'union_id', 'phone', 'document'];

/** Visits that may become one person by one number or account. Beyond it a visit is signed in and not joined. */
export const maxProfiles = 2_000;

export interface Profile {
  personId: string;
  createdAt: Date;
  registeredAt: Date | null;
}

export interface IdentityLink {
  linkId: number;
  personId: string;
  kind: IdentifierKind;
  /** Where the identifier means something: the host and app of an openid, the host of a unionid, else ''. */
  scope: string;
  /** The keyed hash, in hexadecimal. */
  lookup: string;
  rule: LinkRule;
  firstSeenAt: Date;
  /** The links of one number that were locked together still belong together, and to nobody who came later. */
  lockedAt: Date | null;
  undoneAt: Date | null;
}

export interface Evidence {
  profiles: readonly Profile[];
  links: readonly IdentityLink[];
}

export interface PersonOfProfiles {
  root: string;
  /** In the order of their ids, the root among them. */
  members: string[];
}

/** Numbers of several people, for ever: somebody was parted from it, or stood for themselves with it. */
export const sharedAmong = (links: readonly IdentityLink[]): Set<string> =>
  new Set(
    links
      .filter(
        ({ kind, rule, undoneAt }) => kind === 'phone' && (undoneAt !== null || rule === 'shared_phone'),
      )
      .map(identifierOf),
  );

export const joins = (link: IdentityLink): boolean =>
  link.undoneAt === null && strongKinds.includes(link.kind);

/** Two links with the same name of the identifier were seen with the same thing. */
export const identifierOf = ({ kind, scope, lookup, lockedAt }: IdentityLink): string =>
  [kind, scope, lookup, lockedAt === null ? '' : lockedAt.getTime()].join(' ');

/**
 * - Profiles with the same proven document are one person; with different ones, never.
 * - A profile that registered with a number of its own is a person of its own: only a document joins two registered ones.
 * - Visitors who share an account or a number belong together, and to the one person whom all of that leads to.
 * - What leads to several people joins nobody, and visitors who lead to several are left apart.
 * - A number from which anybody was ever parted is no evidence of anything but its registrations, whoever proved it
 *   before or after.
 */
export function peopleOf({ profiles, links }: Evidence): PersonOfProfiles[] {
  const standing = links.filter(joins);
  const shared = sharedAmong(links);
  const documents = documentsOf(standing);
  const registered = new Set(standing.flatMap((link) => (registers(link) ? link.personId : [])));
  const groups = new Map<string, string[]>();
  const anchors = new Map<string, string>();
  for (const profile of profiles) {
    const anchor = anchorOf(profile.personId, documents.get(profile.personId), registered);
    if (anchor === null) continue;
    anchors.set(profile.personId, anchor);
    put(groups, anchor, profile.personId);
  }
  const visitors = profiles.filter(({ personId }) => !anchors.has(personId));
  for (const { members, leadsTo } of companiesOf(visitors, { standing, shared }, anchors)) {
    if (leadsTo.size > 1) members.forEach((member) => put(groups, `alone ${member}`, member));
    else members.forEach((member) => put(groups, [...leadsTo][0] ?? `visitors ${members[0]}`, member));
  }
  const byId = new Map(profiles.map((profile) => [profile.personId, profile]));
  const rootFirst = byClaimToRoot(standing, registered);
  return [...groups.values()]
    .map((members) => ({
      root: members.map((member) => byId.get(member)!).sort(rootFirst)[0]!.personId,
      members: [...members].sort(),
    }))
    .sort((one, other) => compare(one.root, other.root));
}

/**
 * Whom a profile surely is: the person of its document, or somebody of its own; null for a visitor. Whoever
 * registered with a number that turned out not to be theirs is a visitor again.
 */
function anchorOf(
  personId: string,
  documents: ReadonlySet<string> | undefined,
  registered: ReadonlySet<string>,
): string | null {
  if (documents?.size === 1) return [...documents][0]!;
  return documents || registered.has(personId) ? `profile ${personId}` : null;
}

export const registers = ({ rule }: IdentityLink): boolean =>
  rule === 'registered_phone' || rule === 'shared_phone';

function documentsOf(standing: readonly IdentityLink[]): Map<string, Set<string>> {
  const documents = new Map<string, Set<string>>();
  for (const link of standing) {
    if (link.kind !== 'document') continue;
    documents.set(link.personId, (documents.get(link.personId) ?? new Set()).add(identifierOf(link)));
  }
  return documents;
}

interface Company {
  members: string[];
  leadsTo: Set<string>;
}

/** Visitors who hang together by what joins, with the people whom they lead to. */
function companiesOf(
  visitors: readonly Profile[],
  { standing, shared }: { standing: readonly IdentityLink[]; shared: ReadonlySet<string> },
  anchors: ReadonlyMap<string, string>,
): Company[] {
  const seenWith = new Map<string, string[]>();
  for (const link of standing) put(seenWith, identifierOf(link), link.personId);
  const parent = new Map(visitors.map(({ personId }) => [personId, personId]));
  const find = (personId: string): string => {
    let top = personId;
    while (parent.get(top) !== top) top = parent.get(top)!;
    for (let next = personId; next !== top;) {
      const above = parent.get(next)!;
      parent.set(next, top);
      next = above;
    }
    return top;
  };
  const led: [visitor: string, owner: string][] = [];
  for (const [identifier, holders] of seenWith) {
    const owners = new Set(holders.flatMap((holder) => anchors.get(holder) ?? []));
    const guests = holders.filter((holder) => parent.has(holder));
    // What several people have does not join its visitors to each other either: they may be several people too.
    if (shared.has(identifier)) continue;
    if (owners.size <= 1) guests.forEach((guest) => parent.set(find(guest), find(guests[0]!)));
    guests.forEach((guest) => owners.forEach((owner) => led.push([guest, owner])));
  }
  const companies = new Map<string, Company>();
  for (const { personId } of visitors) {
    const top = find(personId);
    const company = companies.get(top) ?? { members: [], leadsTo: new Set<string>() };
    company.members.push(personId);
    companies.set(top, company);
  }
  led.forEach(([visitor, owner]) => companies.get(find(visitor))!.leadsTo.add(owner));
  return [...companies.values()];
}

/**
 * The root keeps what was borrowed and is known outside, so it must not change: whoever proved the document first,
 * then whoever registered first, then the oldest.
 */
function byClaimToRoot(
  standing: readonly IdentityLink[],
  registered: ReadonlySet<string>,
): (one: Profile, other: Profile) => number {
  const provenAt = new Map<string, number>();
  for (const { kind, personId, firstSeenAt } of standing)
    if (kind === 'document')
      provenAt.set(personId, Math.min(provenAt.get(personId) ?? Infinity, firstSeenAt.getTime()));
  const claims = (profile: Profile) => [
    provenAt.get(profile.personId) ?? Infinity,
    (registered.has(profile.personId) ? profile.registeredAt?.getTime() : null) ?? Infinity,
    profile.createdAt.getTime(),
  ];
  return (one, other) => {
    const [theirs, others] = [claims(one), claims(other)];
    const place = theirs.findIndex((claim, index) => claim !== others[index]);
    return place < 0 ? compare(one.personId, other.personId) : theirs[place]! < others[place]! ? -1 : 1;
  };
}

function put<Item>(groups: Map<string, Item[]>, name: string, item: Item): void {
  const group = groups.get(name);
  if (group) group.push(item);
  else groups.set(name, [item]);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
