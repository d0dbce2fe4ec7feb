import { backAgain, someEntry, testEntry } from './ad-mix';
import { type Chance, weighted } from './chance';
import { customer, type Draft, type Ground, someMoment, somePhone } from './households';
import { minuteMs } from './days';
import type { Fate } from './fate';
import { Life } from './life';
import { personas } from './personas';
import type { OperatorsMark, PlannedMark } from './plan.types';

const registrationsOfFarm = 8;
const noFate: Fate = {
  consents: true,
  allowsUsage: true,
  allowsAds: true,
  registers: true,
  stopsAt: 'identity',
  outcome: 'declined',
  draws: false,
  pays: null,
};

/** Who is no customer, as it shows at the doors: by speed, by many registrations on one device, by the way in; or as an operator says. */
export function noCustomer(chance: Chance, ground: Ground): Draft {
  const kind = weighted(chance, { fast: 0.35, farm: 0.1, test: 0.25, preview: 0.15, staff: 0.15 });
  switch (kind) {
    case 'fast':
      return fastBot(chance, ground);
    case 'farm':
      return farm(chance, ground);
    case 'test':
      return hostsTest(chance, ground);
    default:
      return asOperatorSays(chance, ground, kind);
  }
}

/** A script that fills the form in less time than a hand needs. */
function fastBot(chance: Chance, ground: Ground): Draft {
  const entry = someEntry(chance);
  const phone = somePhone(chance, { ...ground, wrongClockShare: 0 }, entry.host, personas.hurried);
  const human = ground.makePerson('bot', 'B');
  const startMs = someMoment(chance, ground);
  const life = new Life(chance, { persona: personas.hurried, human, phone, startMs, isFast: true });
  life.arrive(entry);
  life.live(noFate);
  return drafted('bot', [phone], [life]);
}

/** One device, one number after the other. */
function farm(chance: Chance, ground: Ground): Draft {
  const phone = somePhone(chance, { ...ground, wrongClockShare: 0 }, 'h5', personas.hurried);
  const count = { last: 0 };
  const lives: Life[] = [];
  let startMs = someMoment(chance, ground);
  for (let number = 0; number < registrationsOfFarm; number += 1) {
    const human = ground.makePerson('bot', 'B');
    const places = { phone: 0, human: number };
    const life = new Life(chance, { persona: personas.hurried, human, phone, startMs, places, count });
    life.arrive(backAgain('h5'));
    life.live(noFate);
    life.diary.pass(minuteMs);
    if (number < registrationsOfFarm - 1) life.diary.do({ do: 'sign_out' });
    startMs = life.diary.nowMs + chance.whole(2, 6) * minuteMs;
    lives.push(life);
  }
  return drafted('bot', [phone], lives);
}

/** Somebody of the house, or a build shown before its time: they look like everybody, only an operator can say so. */
function asOperatorSays(chance: Chance, ground: Ground, mark: OperatorsMark): Draft {
  const draft = customer(chance, ground);
  draft.household.kind = mark;
  return draft;
}

/** WeChat's numbers for its own crawler and for a mini-program that an automated test opens. */
const testScenes = ['1129', '1030'] as const;

/** A machine of the host, known by the way it comes in. */
function hostsTest(chance: Chance, ground: Ground): Draft {
  const entry = testEntry(chance.pick(testScenes));
  const phone = somePhone(chance, ground, entry.host, personas.careful);
  const human = ground.makePerson('careful', 'B');
  const startMs = someMoment(chance, ground);
  const life = new Life(chance, { persona: personas.careful, human, phone, startMs });
  life.arrive(entry);
  life.live({ ...noFate, stopsAt: chance.pick(['identity', 'face']) });
  return drafted('test', [phone], [life]);
}

const drafted = (kind: PlannedMark, phones: Draft['household']['phones'], lives: Life[]): Draft => ({
  household: { kind, phones, humans: lives.map(({ human }) => human), acts: [] },
  lives,
  mayReturn: [],
});
