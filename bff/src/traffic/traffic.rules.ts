/** What somebody is who is no customer. */
export const trafficMarks = ['bot', 'staff', 'preview', 'test'] as const;
export type TrafficMark = (typeof trafficMarks)[number];

/** What the rules look at of one person. Moments are the server's, but for the hands, which are the phone's own. */
export interface Activity {
  personId: string;
  /** From the sending of a code to its right answer, the shortest; null where none was answered. */
  codeAnsweredMs: number | null;
  /** From the beginning of an application to the identity that was typed for it, the shortest; null where none was. */
  identityTypedMs: number | null;
  /** The most people who registered on one device of this person within a day, this person among them. */
  registeredOnDevice: number;
  /** The most taps and fields that one device reported within a second of its own clock. */
  handsPerSecond: number;
}

/** A verdict with the figures that it rests on; nothing of who the person is. */
export interface Verdict {
  mark: TrafficMark;
  /** The name and version of the rule: `code_too_fast@1`. */
  rule: string;
  evidence: Record<string, number>;
}

/** Nobody reads a message and types six digits in this time, and no host fills them in sooner. */
export const fastestCodeMs = 1_500;
/** Eighteen characters, a name and a date, even pasted. */
export const fastestIdentityMs = 2_000;
/** A large family shares a tablet; a farm has dozens. */
export const mostRegistrationsOnDevice = 6;
/** Two thumbs make some eight taps a second; a page that tells each twice is still below. */
export const mostHandsPerSecond = 20;

export const handsRule = 'hands_too_fast@1';

/**
 * Who acts as no hand can is a bot. Each rule has a bound that people with quick thumbs, autofill, bad networks or
 * reading aids stay clear of: whoever is taken for a bot wrongly is lost to every report.
 */
export function judge(activity: Activity): Verdict[] {
  const { codeAnsweredMs, identityTypedMs, registeredOnDevice, handsPerSecond } = activity;
  const verdicts: Verdict[] = [];
  if (codeAnsweredMs !== null && codeAnsweredMs < fastestCodeMs)
    verdicts.push({ mark: 'bot', rule: 'code_too_fast@1', evidence: { codeAnsweredMs } });
  if (identityTypedMs !== null && identityTypedMs < fastestIdentityMs)
    verdicts.push({ mark: 'bot', rule: 'identity_too_fast@1', evidence: { identityTypedMs } });
  if (registeredOnDevice > mostRegistrationsOnDevice)
    verdicts.push({ mark: 'bot', rule: 'device_farm@1', evidence: { registeredOnDevice } });
  if (handsPerSecond > mostHandsPerSecond)
    verdicts.push({ mark: 'bot', rule: handsRule, evidence: { handsPerSecond } });
  return verdicts;
}
