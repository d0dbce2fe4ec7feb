import { type OperatorsMark, operatorsMarks } from '../plan/plan.types';
import type { Known } from './identities';
import type { Lived } from './lived';

/** The bounds of the rules, as they are published to the product team. */
const fastestCodeMs = 1_500;
const fastestIdentityMs = 2_000;
const mostRegistrationsOnDevice = 6;
const dayMs = 86_400_000;

/** Who is no customer, by hand: too fast for hands, a farm of numbers on one device, or through a test's entry. */
export function marksOf(lived: Lived): Map<Known, string> {
  const marks = new Map<Known, string>();
  for (const { who, words } of lived.touches) if (words.entryKind === 'test') marks.set(who, 'test');
  for (const who of tooFast(lived)) marks.set(who, 'bot');
  for (const who of onFarms(lived)) marks.set(who, 'bot');
  for (const { who, mark } of operatorsMarksOf(lived)) marks.set(who, mark);
  return marks;
}

/** Whom an operator marks when the history is told, and as what: those who registered. */
export function* operatorsMarksOf({
  registered,
  kinds,
}: Lived): Generator<{ who: Known; mark: OperatorsMark }> {
  for (const { who } of registered) {
    const mark = operatorsMarks.find((each) => each === kinds.get(who));
    if (mark) yield { who, mark };
  }
}

function* tooFast({ happenings }: Lived): Generator<Known> {
  const sent = new Map<Known, number>();
  const started = new Map<Known, number>();
  for (const { kind, name, who, atMs, properties } of happenings) {
    if (kind !== 'fact') continue;
    if (name === 'sms_sent') sent.set(who, atMs);
    if (name === 'application_started') started.set(who, atMs);
    if (name === 'phone_verified' && atMs - (sent.get(who) ?? -Infinity) < fastestCodeMs) yield who;
    const isIdentity = name === 'application_step_completed' && properties.step === 'identity';
    if (isIdentity && atMs - (started.get(who) ?? -Infinity) < fastestIdentityMs) yield who;
  }
}

/** Each with whom so many others registered on one device, within a day of their own registration. */
function* onFarms({ registered }: Lived): Generator<Known> {
  const byDevice = new Map<string, typeof registered>();
  for (const each of registered) byDevice.set(each.deviceId, [...(byDevice.get(each.deviceId) ?? []), each]);
  for (const together of byDevice.values())
    for (const { who, atMs } of together) {
      const near = together.filter((other) => Math.abs(other.atMs - atMs) <= dayMs);
      if (near.length > mostRegistrationsOnDevice) yield who;
    }
}
