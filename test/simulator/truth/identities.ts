import type { Household } from '../plan/plan.types';

/** Somebody as the product may know them: a visitor at first, and perhaps part of somebody else later. */
export interface Known {
  number: number;
  partOf: Known | null;
  registered: boolean;
  /** Told of them so far. */
  facts: number;
}

export const rootOf = (known: Known): Known => (known.partOf ? rootOf(known.partOf) : known);

/**
 * Who is who, by hand: a phone opened anew is a visitor, or whom the WeChat account on it belongs to; a proven
 * number makes a visitor its owner, and whoever is signed in already stays apart from the owner of another number.
 */
export class Identities {
  private readonly sessions: (Known | null)[];
  private readonly accounts = new Map<string, Known>();
  private readonly owners: (Known | null)[];

  constructor(
    private readonly household: Household,
    private readonly newKnown: () => Known,
  ) {
    this.sessions = household.phones.map(() => null);
    this.owners = household.humans.map(() => null);
  }

  on = (phone: number): Known => this.sessions[phone]!;

  open(phone: number): void {
    if (this.sessions[phone]) return;
    const { openId } = this.household.phones[phone]!;
    const known = openId === null ? null : this.accounts.get(openId);
    const opened = known ?? this.newKnown();
    if (openId !== null) this.accounts.set(openId, opened);
    this.sessions[phone] = rootOf(opened);
  }

  signOut(phone: number): void {
    this.sessions[phone] = null;
  }

  signIn(phone: number, human: number): 'registered' | 'returned' | 'merged' {
    const visitor = this.on(phone);
    const owner = this.owners[human];
    if (!owner) {
      const person = visitor.registered ? this.newKnown() : visitor;
      person.registered = true;
      this.owners[human] = this.sessions[phone] = person;
      return 'registered';
    }
    this.sessions[phone] = owner;
    if (owner === visitor || visitor.registered) return 'returned';
    visitor.partOf = owner;
    return 'merged';
  }
}
