import type { GivenVariant } from '@loudou/shared/page-config';
import type { Act, Household } from '../plan/plan.types';
import { bindCard, hearDecision, identify, showFace, start, submit } from './deeds/application';
import type { Hands, OfHuman, OnPhone } from './deeds/hands';
import { draw, hearPayout, pay, quote } from './deeds/loan';
import { send, type Sent } from './deeds/send';
import { agree, askCode, open, signIn, signOut } from './deeds/session';
import type { Door } from './door';
import type { OutsideWorld } from './outside-world';

/** Does the acts of one household at the doors of the BFF, one after the other, each at its planned moment. */
export class Actor {
  private readonly phones: OnPhone[];
  private readonly people: Partial<OfHuman>[];
  private lastMs: number;

  constructor(
    private readonly household: Household,
    private readonly door: Door,
    private readonly outside: OutsideWorld,
  ) {
    this.phones = household.phones.map(() => ({ token: null, given: [], told: new Set() }));
    this.people = household.humans.map(() => ({}));
    this.lastMs = household.acts[0]?.atMs ?? 0;
  }

  /** As who the human is known after signing in; empty before. */
  personIdOf = (human: number): string => this.people[human]?.personId ?? '';

  /** What the pages of a phone show by its last opening. */
  givenOn = (phone: number): readonly GivenVariant[] => this.phones[phone]?.given ?? [];

  /** Of the session that is open on a phone, for what no plan has a word for. */
  tokenOn = (phone: number): string | null => this.phones[phone]?.token ?? null;

  /** What became of the events, where some were sent. */
  async do(act: Act): Promise<Sent | null> {
    await this.outside.pass(act.atMs - this.lastMs);
    this.lastMs = act.atMs;
    const hands = this.handsFor(act);
    if (act.do === 'send') return send(hands, act);
    await perform(hands, act);
    return null;
  }

  private handsFor({ phone, human, atMs: plannedMs }: Act): Hands {
    const { door, outside } = this;
    const onPhone = this.phones[phone]!;
    const atMs = outside.momentOf(plannedMs);
    return {
      human: this.household.humans[human]!,
      ofHuman: this.people[human]!,
      phone: this.household.phones[phone]!,
      onPhone,
      door,
      outside,
      atMs,
      call: (procedure, input) => door.call(procedure, input, { token: onPhone.token, atMs }),
    };
  }
}

function perform(hands: Hands, act: Exclude<Act, { do: 'send' }>): Promise<void> {
  switch (act.do) {
    case 'open':
      return open(hands, act);
    case 'sign_out':
      return signOut(hands);
    case 'agree':
      return agree(hands, act);
    case 'ask_code':
      return askCode(hands);
    case 'sign_in':
      return signIn(hands);
    case 'start':
      return start(hands);
    case 'identify':
      return identify(hands);
    case 'show_face':
      return showFace(hands, act);
    case 'bind_card':
      return bindCard(hands);
    case 'submit':
      return submit(hands);
    case 'decided':
      return hearDecision(hands);
    case 'quote':
      return quote(hands);
    case 'draw':
      return draw(hands);
    case 'paid_out':
      return hearPayout(hands);
    case 'pay':
      return pay(hands, act);
  }
}
