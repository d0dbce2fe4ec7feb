import type { Purpose } from '@loudou/shared/consent';
import { backAgain, type Entry } from './ad-mix';
import { type Chance, someLetters, waitAround } from './chance';
import { beforeMidnight, dayMs, hourMs, minuteMs } from './days';
import { Diary } from './diary';
import type { Fate } from './fate';
import type { Persona } from './personas';
import type { Arrival, Human, Phone } from './plan.types';
import { screens, type ScreenName, stayOn } from './screens';

/** A person reads a message and a card before they type; a script does not. */
const readCodeMs = 3_000;
const readIdentityMs = 2_500;
const fastCodeMs = 250;

interface LifeOf {
  persona: Persona;
  human: Human;
  phone: Phone;
  startMs: number;
  /** In the household; the first phone and the first human unless told otherwise. */
  places?: { phone: number; human: number };
  /** Of the phone, where others held it before. */
  count?: { last: number };
  /** A script, that needs no time for anything. */
  isFast?: boolean;
}

/** One life on one phone, from the arrival to where it ends. */
export class Life {
  readonly diary: Diary;
  private page: string | null = null;

  constructor(
    private readonly chance: Chance,
    private readonly of: LifeOf,
  ) {
    const { phone, startMs, places = { phone: 0, human: 0 }, count = { last: 0 } } = of;
    this.diary = new Diary(chance, phone, places, startMs, count);
  }

  get human(): Human {
    return this.of.human;
  }

  arrive(entry: Entry, mode: 'cold' | 'hot' = 'cold'): void {
    const arrival: Arrival = {
      arrivalId: someLetters(this.chance, 22),
      mode,
      query: entry.query,
      words: entry.words,
      paidClick: entry.paidClick,
      ...(entry.scene ? { scene: entry.scene } : {}),
    };
    this.diary.do({ do: 'open', arrival });
    this.diary.pass(this.fast(120));
    this.diary.see('app_opened', 'app', { mode, loadMs: this.chance.whole(180, 2_400) });
    this.page = null;
  }

  stay(name: ScreenName, leaves = false): void {
    stayOn(this.diary, this.chance, this.of.persona, name, this.page, { leaves, isFast: this.of.isFast });
    this.page = screens[name].page;
  }

  agree(fate: Fate): void {
    this.diary.see('consent_shown', screens.consent.page, { purpose: 'application_processing' });
    this.diary.pass(this.fast(this.of.persona.paceMs));
    const decide = (purpose: Purpose, yes: boolean) => ({ purpose, yes });
    const decisions = [
      decide('application_processing', true),
      decide('usage_analysis', fate.allowsUsage),
      decide('ad_measurement', fate.allowsAds),
    ];
    this.diary.do({
      do: 'agree',
      granted: decisions.filter(({ yes }) => yes).map(({ purpose }) => purpose),
      declined: decisions.filter(({ yes }) => !yes).map(({ purpose }) => purpose),
    });
    if (fate.allowsUsage) this.diary.allow();
    this.diary.pass(this.fast(300));
  }

  /** The whole way; ends where the fate says. */
  live(fate: Fate): void {
    const { diary } = this;
    this.stay('landing', !fate.consents);
    if (!fate.consents) return;
    this.stay('consent');
    this.agree(fate);
    this.maybePause();
    if (!fate.registers) return this.stopAt('phone');
    this.signIn();
    this.maybePause();
    if (fate.stopsAt === 'identity') return this.stopAt('identity');
    diary.do({ do: 'start' });
    diary.pass(this.fast(readIdentityMs));
    this.stay('identity');
    diary.do({ do: 'identify' });
    this.maybePause();
    if (fate.stopsAt === 'face') return this.stopAtFace();
    this.stay('face');
    diary.do({ do: 'show_face', passed: true });
    this.maybePause();
    if (fate.stopsAt === 'bankCard') return this.stopAt('bankCard');
    this.stay('bankCard');
    diary.do({ do: 'bind_card' });
    this.maybePause();
    if (fate.stopsAt === 'bureau') return this.stopAt('bureau');
    this.stay('bureau');
    diary.do({ do: 'submit' });
    this.hearDecision(fate);
  }

  signIn(): void {
    this.stay('phone');
    this.diary.see('phone_auth_requested', screens.phone.page, { method: 'sms' });
    this.diary.do({ do: 'ask_code' });
    this.diary.pass(
      this.of.isFast ? fastCodeMs : readCodeMs + waitAround(this.chance, 3 * this.of.persona.paceMs),
    );
    this.diary.do({ do: 'sign_in' });
    this.diary.pass(this.fast(2_000));
  }

  /** A visit without a goal: a look around, as often as the plan has events to give. */
  lookAround(pages: number, entry: Entry | null): void {
    if (entry) this.arrive(entry, this.chance.pick(['cold', 'hot']));
    else this.diary.see('app_opened', 'app', { mode: 'hot' });
    for (let count = 0; count < pages; count += 1)
      this.stay(this.chance.pick(['landing', 'me', 'help', 'repayHome', 'landing', 'offers']));
    this.diary.flush();
  }

  private hearDecision(fate: Fate): void {
    const { diary } = this;
    const decidedMs = beforeMidnight(diary.nowMs, waitAround(this.chance, 25 * minuteMs));
    diary.doAt(decidedMs, { do: 'decided', outcome: fate.outcome });
    this.stay('waiting');
    diary.nowMs = Math.max(diary.nowMs, decidedMs);
    diary.pass(this.fast(waitAround(this.chance, 3 * minuteMs)));
    if (fate.outcome === 'declined') {
      this.stay('declined', true);
      return diary.flush();
    }
    this.stay('result', !fate.draws);
    if (!fate.draws) return diary.flush();
    this.maybePause();
    this.stay('offers');
    diary.see('offer_viewed', screens.offers.page, { offers: 3 });
    diary.pass(2_000);
    diary.do({ do: 'quote' });
    this.stay('cost');
    this.stay('contract');
    diary.pass(3_000);
    diary.do({ do: 'draw' });
    const paidOutMs = beforeMidnight(diary.nowMs, waitAround(this.chance, 12 * minuteMs));
    diary.doAt(paidOutMs, { do: 'paid_out' });
    this.stay('payout', true);
    diary.nowMs = Math.max(diary.nowMs, paidOutMs) + 1;
    diary.flush();
    if (fate.pays) this.payBack(fate.pays);
  }

  private payBack(kind: 'early' | 'due'): void {
    this.diary.pass(waitAround(this.chance, 4 * dayMs) + dayMs);
    this.arrive(backAgain(this.diary.phone.host));
    this.stay('repayHome');
    this.stay('pay');
    this.diary.do({ do: 'pay', kind });
    this.diary.flush();
  }

  private stopAt(name: ScreenName): void {
    this.stay(name, true);
    this.diary.flush();
  }

  /** Every second one tries the check and fails, the others only look at it. */
  private stopAtFace(): void {
    this.stay('face', true);
    if (this.chance.hits(0.5)) this.diary.do({ do: 'show_face', passed: false });
    this.diary.flush();
  }

  /** Puts the phone away, and comes back by themselves hours or days later. */
  private maybePause(): void {
    if (!this.chance.hits(this.of.persona.pauses)) return;
    this.diary.flush();
    this.diary.pass(
      this.chance.hits(0.5)
        ? waitAround(this.chance, 3 * hourMs)
        : this.chance.whole(1, 4) * dayMs + waitAround(this.chance, hourMs),
    );
    this.arrive(backAgain(this.diary.phone.host));
  }

  private fast(ms: number): number {
    return this.of.isFast ? Math.min(ms, 20) : ms;
  }
}
