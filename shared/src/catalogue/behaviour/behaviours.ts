import * as z from 'zod/mini';
import { basisPoints, count, fen, milliseconds, months, purpose, reference, word } from '../fields';

interface Care {
  /** Measures that the BFF may leave for later under overload and the phone drops first: no step of the funnel. */
  sheddable: boolean;
}

const defineBehaviour = <const Name extends string, Properties extends z.ZodMiniType>(
  name: Name,
  meaning: { zh: string; en: string },
  properties: Properties,
  { sheddable }: Care = { sheddable: false },
) => ({ name, version: 1, meaning, properties, sheddable });

/** Links are passed on a few times; what claims more is nonsense. */
export const maxShareDepth = 20;

export const behaviours = [
  defineBehaviour(
    'app_opened',
    { zh: '打开小程序', en: 'The app was opened' },
    z.object({ mode: z.enum(['cold', 'hot']), loadMs: z.optional(milliseconds) }),
  ),
  defineBehaviour(
    'share_opened',
    { zh: '打开分享', en: 'A shared link was opened' },
    // 1: from somebody who came by themselves; 2: from somebody who came by such a link.
    z.object({ depth: z.int().check(z.gte(1), z.lte(maxShareDepth)) }),
  ),
  defineBehaviour(
    'page_viewed',
    { zh: '看到页面', en: 'A page was seen' },
    z.object({ fromPage: z.optional(word) }),
  ),
  defineBehaviour(
    'page_left',
    { zh: '离开页面', en: 'A page was left' },
    z.object({
      dwellMs: milliseconds,
      /** The part of it in which the person did something; a page left lying does not count. */
      activeMs: z.optional(milliseconds),
      scrollPercent: z.optional(z.int().check(z.gte(0), z.lte(100))),
      lastField: z.optional(word),
      lastError: z.optional(word),
    }),
  ),
  defineBehaviour(
    'page_loaded',
    { zh: '页面载入', en: 'A page had loaded' },
    z.object({ loadMs: milliseconds }),
    { sheddable: true },
  ),
  defineBehaviour(
    'element_exposed',
    { zh: '看到内容', en: 'A part of a page was seen' },
    z.object({ element: word }),
    { sheddable: true },
  ),
  // A word for what the tap meant, never a text that stands on the screen.
  defineBehaviour('tapped', { zh: '点按', en: 'Something was tapped' }, z.object({ target: word })),
  defineBehaviour(
    'estimate_viewed',
    { zh: '看了试算', en: 'An estimate was seen' },
    z.object({ amountFen: fen, months, annualRateBps: basisPoints, method: word }),
  ),
  defineBehaviour(
    'consent_shown',
    { zh: '看到授权说明', en: 'A consent text was shown' },
    z.object({ purpose }),
  ),
  defineBehaviour(
    'consent_declined',
    { zh: '没有同意', en: 'A consent was declined' },
    z.object({ purpose }),
  ),
  defineBehaviour(
    'phone_auth_requested',
    { zh: '请求验证手机号', en: 'Asked to prove the phone' },
    z.object({ method: z.enum(['one_tap', 'sms']), fallbackFrom: z.optional(word) }),
  ),
  defineBehaviour('field_focused', { zh: '开始填写', en: 'A field was entered' }, z.object({ field: word })),
  defineBehaviour(
    'field_error_shown',
    { zh: '看到填写提示', en: 'A field error was shown' },
    z.object({ field: word, code: word }),
  ),
  defineBehaviour(
    'offer_viewed',
    { zh: '看到借款方案', en: 'Offers were seen' },
    z.object({ offers: count }),
  ),
  defineBehaviour(
    'experiment_exposed',
    { zh: '看到实验差异', en: 'A variant became visible' },
    // The assignment is the one that the BFF stored: what it is of, and for whom, is looked up there.
    z.object({ experiment: word, variant: word, assignment: z.optional(reference) }),
  ),
  defineBehaviour(
    'experiment_timed_out',
    { zh: '实验页来得太晚', en: 'A variant came too late' },
    z.object({ experiment: word, variant: word, assignment: reference }),
  ),
  defineBehaviour(
    'request_timed',
    { zh: '请求用时', en: 'A request was timed' },
    // `outcome` is `ok` or the code of the error.
    z.object({ operation: word, durationMs: milliseconds, outcome: word }),
    { sheddable: true },
  ),
  defineBehaviour(
    'events_dropped',
    { zh: '手机丢弃记录', en: 'The phone dropped events' },
    z.object({ events: z.int().check(z.gte(1)) }),
  ),
] as const;

type AnyBehaviour = (typeof behaviours)[number];
export type BehaviourName = AnyBehaviour['name'];
export type BehaviourProperties<Name extends BehaviourName> = z.infer<
  Extract<AnyBehaviour, { name: Name }>['properties']
>;

const byName = new Map<string, AnyBehaviour>(behaviours.map((behaviour) => [behaviour.name, behaviour]));

export function findBehaviour(name: string): AnyBehaviour | undefined {
  return byName.get(name);
}
