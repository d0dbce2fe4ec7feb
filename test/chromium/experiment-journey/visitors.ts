import type { OwnProduct } from '../../simulator/drive/own-product';
import { Actor } from '../../simulator/drive/actor';
import { backAgain } from '../../simulator/plan/ad-mix';
import { type Chance, chanceOf, someLetters } from '../../simulator/plan/chance';
import type { Fate } from '../../simulator/plan/fate';
import { Life } from '../../simulator/plan/life';
import { peopleMaker } from '../../simulator/plan/people';
import type { Persona } from '../../simulator/plan/personas';
import type { Act, Household, HostName, Phone } from '../../simulator/plan/plan.types';
import { plannedId } from '../../simulator/plan/planned-id';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const hosts: readonly HostName[] = ['weapp', 'tt', 'h5'];
/** Enough to keep the BFF busy, few enough for it to draw everybody in time. */
const atOnce = 6;

/** Every so many-th of the visitors; counted rather than drawn, so that what was planted is what happened. */
const every = { slow: 40, twoPhones: 12 } as const;
const slowMs = 1_500;

export interface Planted {
  people: number;
  fromMs: number;
  days: number;
  /** Of a hundred who see an arm of the experiment, so many begin to apply; whoever sees none, as in the control. */
  begin: { experiment: string; control: number; treatment: number };
  /** Of a hundred who began, so many apply to the end and are credited. */
  credited: number;
  seed: number;
}

export interface Visitor {
  actor: Actor;
  /** What the experiment gave them; null where they were given nothing of it. */
  arm: string | null;
  began: boolean;
  arrivedMs: number;
}

/** Patient people of one pace: all that differs between them is what was planted. */
const persona: Persona = {
  share: 1,
  consents: 1,
  allowsUsage: 1,
  registers: 1,
  paceMs: 2_500,
  errorRate: 0,
  pauses: 0,
  latencyMs: { least: 40, most: 160 },
  lateShare: 0,
};
const fate: Fate = {
  consents: true,
  allowsUsage: true,
  allowsAds: true,
  registers: true,
  stopsAt: null,
  outcome: 'B',
  draws: false,
  pays: null,
};

/** Says of the n-th whether it is one of so many of a hundred, spread evenly. */
const isOneOf = (place: number, share: number): boolean =>
  Math.floor(((place + 1) * share) / 100) > Math.floor((place * share) / 100);

/** Invented people arrive at the doors at their moments, see what they are given, and some of them go on. */
export async function sendVisitors(product: OwnProduct, planted: Planted): Promise<Visitor[]> {
  const chance = chanceOf(planted.seed);
  const makePerson = peopleMaker(chance.branch(), planted.seed * 100_000);
  const plans = Array.from({ length: planted.people }, (_, place) =>
    planVisit(chance.branch(), makePerson, planted, place),
  );
  /** The next place among those of whom the same is asked. */
  const places = new Map<string, number>();
  const placeAmong = (those: string): number => {
    const place = places.get(those) ?? 0;
    places.set(those, place + 1);
    return place;
  };
  const visitors: Visitor[] = [];

  async function live(plan: Visit): Promise<void> {
    const actor = new Actor(plan.household, product.doors[0]!, product.world);
    for (const act of plan.looks) await actor.do(act);
    const given = actor.givenOn(0).find(({ experiment }) => experiment === planted.begin.experiment);
    const shown = plan.isSlow ? null : (given?.variant ?? null);
    const began = isOneOf(
      placeAmong(`shown ${shown}`),
      shown === null || shown === 'a' ? planted.begin.control : planted.begin.treatment,
    );
    visitors.push({ actor, arm: given?.variant ?? null, began, arrivedMs: plan.looks[0]!.atMs });
    if (!began) return;
    for (const act of plan.begins) await actor.do(act);
    if (!isOneOf(placeAmong(`began ${shown}`), planted.credited)) return;
    for (const act of plan.applies) await actor.do(act);
  }

  for (let day = 0; day < planted.days; day += 1) {
    const fromMs = planted.fromMs + day * dayMs;
    await product.moveTo(fromMs + dayMs);
    const today = plans.filter(({ looks }) => looks[0]!.atMs >= fromMs && looks[0]!.atMs < fromMs + dayMs);
    let next = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let visit = today[next++]; visit; visit = today[next++]) await live(visit);
      }),
    );
  }
  return visitors;
}

interface Visit {
  household: Household;
  looks: Act[];
  begins: Act[];
  applies: Act[];
  isSlow: boolean;
}

/** What somebody does in three parts: looks at the page and agrees; begins to apply; applies to the end. */
function planVisit(
  chance: Chance,
  makePerson: ReturnType<typeof peopleMaker>,
  { fromMs, days, people }: Planted,
  place: number,
): Visit {
  const isSlow = place % every.slow === 1;
  const hasTwo = place % every.twoPhones === 5;
  const human = makePerson('careful', 'B');
  const phones = Array.from({ length: hasTwo ? 2 : 1 }, (_, number) =>
    phoneOn(chance, hosts[(place + number) % hosts.length]!, fromMs, isSlow),
  );
  // A day has room for a whole visit.
  const startMs =
    fromMs + Math.floor((place / people) * days) * dayMs + hourMs + chance.whole(0, 12 * hourMs);
  const lives = phones.map(
    (phone, number) =>
      new Life(chance, {
        persona,
        human,
        phone,
        startMs: startMs + number * hourMs,
        places: { phone: number, human: 0 },
      }),
  );
  const done = lives.map(() => 0);
  /** What was done since it was last asked, one phone after the other. */
  const newActs = () =>
    lives.flatMap(({ diary }, number) => {
      const acts = diary.acts.slice(done[number]);
      done[number] = diary.acts.length;
      return acts;
    });
  lives.forEach(lookAt);
  const looks = newActs();
  lives.forEach((life, number) => {
    // By the number that is told on both phones it turns out that they are one person's.
    life.diary.nowMs = startMs + (3 + number) * hourMs;
    life.signIn();
    if (number === 0) {
      life.diary.do({ do: 'start' });
      life.diary.pass(3_000);
      life.stay('identity');
    }
    life.diary.flush();
  });
  const begins = newActs();
  lives[0]!.diary.nowMs = startMs + 6 * hourMs;
  apply(lives[0]!);
  return {
    household: { kind: 'single', phones, humans: [human], acts: [] },
    looks,
    begins,
    applies: newActs(),
    isSlow,
  };
}

function lookAt(life: Life): void {
  life.arrive(backAgain(life.diary.phone.host));
  life.stay('landing');
  life.stay('consent');
  life.agree(fate);
  life.diary.flush();
}

function apply(life: Life): void {
  const { diary } = life;
  diary.do({ do: 'identify' });
  life.stay('face');
  diary.do({ do: 'show_face', passed: true });
  life.stay('bankCard');
  diary.do({ do: 'bind_card' });
  life.stay('bureau');
  diary.do({ do: 'submit' });
  diary.pass(10 * 60_000);
  diary.do({ do: 'decided', outcome: fate.outcome });
  life.stay('result', true);
  diary.flush();
}

const phoneOn = (chance: Chance, host: HostName, fromMs: number, isSlow: boolean): Phone => ({
  deviceId: plannedId('dev', fromMs, chance),
  host,
  openId: host === 'h5' ? null : `open_${someLetters(chance, 24)}`,
  clockOffByMs: 0,
  latencyMs: isSlow ? slowMs : chance.whole(persona.latencyMs.least, persona.latencyMs.most),
  appVersion: '1.4.0',
});
