import { backAgain, type Entry, someEntry } from './ad-mix';
import { type Chance, someLetters, waitAround, weighted } from './chance';
import { dayMs, hourMs, minuteMs } from './days';
import { type Fate, fateOf } from './fate';
import { Life } from './life';
import type { peopleMaker } from './people';
import { type Persona, personas } from './personas';
import type { Household, Human, Phone } from './plan.types';
import { plannedId } from './planned-id';

export interface Ground {
  fromMs: number;
  untilMs: number;
  creditedShare: number;
  drawnShare: number;
  wrongClockShare: number;
  makePerson: ReturnType<typeof peopleMaker>;
}

/** A household before its acts are put in order, with the lives that may go on looking around. */
export interface Draft {
  household: Household;
  lives: Life[];
  mayReturn: Life[];
}

const hourWeights = [3, 1, 1, 1, 1, 1, 2, 4, 6, 7, 8, 8, 9, 8, 7, 7, 7, 8, 8, 10, 12, 12, 10, 6];

/** A moment of a day as people have time: more in the evening, few at night. */
export function someMoment(chance: Chance, { fromMs, untilMs }: Ground): number {
  const days = Math.round((untilMs - fromMs) / dayMs);
  const hour = Number(
    weighted(chance, Object.fromEntries(hourWeights.map((weight, index) => [index, weight]))),
  );
  return fromMs + chance.whole(0, days - 1) * dayMs + hour * hourMs + chance.whole(0, hourMs - 1);
}

export function somePhone(chance: Chance, ground: Ground, host: Phone['host'], persona: Persona): Phone {
  const wrong = chance.hits(ground.wrongClockShare);
  const direction = chance.hits(0.5) ? 1 : -1;
  const farMs = chance.pick([hourMs * 3, dayMs * 2, dayMs * 90, dayMs * 365, dayMs * 1_460]);
  return {
    deviceId: plannedId('dev', ground.fromMs, chance),
    host,
    openId: host === 'weapp' ? `open_${someLetters(chance, 24)}` : null,
    clockOffByMs: wrong ? direction * Math.round(farMs * (0.5 + chance.next())) : chance.whole(-2_500, 2_500),
    latencyMs: chance.whole(persona.latencyMs.least, persona.latencyMs.most),
    appVersion: weighted(chance, { '1.4.0': 0.6, '1.3.2': 0.3, '1.2.0': 0.1 }),
  };
}

const fateWith = (chance: Chance, persona: Persona, ground: Ground, entry: { creditFactor: number }): Fate =>
  fateOf(chance, persona, {
    creditedShare: Math.min(1, ground.creditedShare * entry.creditFactor),
    drawnShare: ground.drawnShare,
  });

/** Only whom the lender will decide on needs a number that tells it how. */
function personWith(ground: Ground, name: Human['persona'], fate: Fate): Human {
  const isDecided = fate.consents && fate.registers && fate.stopsAt === null;
  return ground.makePerson(name, isDecided ? fate.outcome : 'B');
}

/** A customer: one life on one phone, some with an ad click that brings them a second time. */
export function customer(chance: Chance, ground: Ground): Draft {
  const name = weighted(chance, personas);
  const persona = personas[name];
  if (name === 'family') return family(chance, ground);
  const entry = someEntry(chance);
  const fate = fateWith(chance, persona, ground, entry);
  const human = personWith(ground, name, fate);
  const phone = somePhone(chance, ground, entry.host, persona);
  const life = new Life(chance, { persona, human, phone, startMs: someMoment(chance, ground) });
  comeBeforehand(chance, life, entry);
  life.arrive(entry);
  life.live(fate);
  const draft: Draft = {
    household: { kind: 'single', phones: [phone], humans: [human], acts: [] },
    lives: [life],
    mayReturn: [life],
  };
  if (fate.consents && fate.registers && chance.hits(0.05))
    addSecondPhone(chance, ground, draft, fate, persona);
  return draft;
}

/** Some looked once before, by another link, and left: the later click takes the registration. */
function comeBeforehand(chance: Chance, life: Life, entry: Entry): void {
  if (!chance.hits(0.1)) return;
  const earlier = chance.hits(0.5) ? backAgain(entry.host) : sameHost(chance, entry.host);
  life.arrive(earlier);
  life.stay('landing', true);
  life.diary.pass(waitAround(chance, 9 * hourMs));
}

function sameHost(chance: Chance, host: Phone['host']): Entry {
  for (let tries = 0; tries < 20; tries += 1) {
    const entry = someEntry(chance);
    if (entry.host === host) return entry;
  }
  return backAgain(host);
}

/** The same human on another phone: a visitor until the number proves who it is. */
function addSecondPhone(chance: Chance, ground: Ground, draft: Draft, fate: Fate, persona: Persona): void {
  const { household, lives, mayReturn } = draft;
  const host = chance.pick(['weapp', 'tt', 'h5'] as const);
  const phone = somePhone(chance, ground, host, persona);
  const startMs = lives[0]!.diary.nowMs + waitAround(chance, dayMs);
  const human = household.humans[0]!;
  const life = new Life(chance, { persona, human, phone, startMs, places: { phone: 1, human: 0 } });
  life.arrive(sameHost(chance, host));
  life.stay('landing');
  life.agree(fate);
  life.signIn();
  life.stay('me');
  life.diary.flush();
  household.kind = 'two_phones';
  household.phones.push(phone);
  lives.push(life);
  mayReturn.push(life);
}

/** Two or three people who share a phone: each signs out and the next begins as a visitor. */
function family(chance: Chance, ground: Ground): Draft {
  const persona = personas.family;
  const host = chance.pick(['tt', 'h5'] as const);
  const phone = somePhone(chance, ground, host, persona);
  const count = { last: 0 };
  const humans: Human[] = [];
  const lives: Life[] = [];
  let startMs = someMoment(chance, ground);
  for (let members = chance.whole(2, 3); members > 0; members -= 1) {
    const entry = sameHost(chance, host);
    const fate = fateWith(chance, persona, ground, { creditFactor: 1 });
    const human = personWith(ground, 'family', fate);
    const places = { phone: 0, human: humans.length };
    const life = new Life(chance, { persona, human, phone, startMs, places, count });
    life.arrive(entry);
    life.live(fate);
    if (members > 1) {
      life.diary.pass(waitAround(chance, 20 * minuteMs));
      life.diary.do({ do: 'sign_out' });
    }
    startMs = life.diary.nowMs + waitAround(chance, 10 * hourMs);
    humans.push(human);
    lives.push(life);
  }
  // Only the last one still has the phone in hand.
  return {
    household: { kind: 'family', phones: [phone], humans, acts: [] },
    lives,
    mayReturn: lives.slice(-1),
  };
}
