import { complaintOutcome, complaintTopic, facts, leadState } from '@loudou/shared/catalogue';
import { z } from 'zod';

const ulid = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

export const maxPageEvents = 500;
export const maxWaitMs = 20_000;
export const maxCommands = 100;

const eventTypes = facts.map(({ name }) => `loudou.${name}` as const);
export const EventType = z.enum(eventTypes as [string, ...string[]]);
export const FactIdText = z.string().regex(new RegExp(`^fct_${ulid}$`));
export const PersonIdText = z.string().regex(new RegExp(`^psn_${ulid}$`));
const AboutText = z.string().regex(new RegExp(`^(psn|app|lon)_${ulid}$`));
const TouchIdText = z.string().regex(new RegExp(`^tch_${ulid}$`));
const ReplayIdText = z.string().regex(new RegExp(`^rpl_${ulid}$`));
const Moment = z.iso.datetime({ offset: true });
export const Cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,256}$/)
  .meta({ description: '不透明，原样传回。 Opaque: hand it back as it came.' });
const pageLimit = z.coerce.number().int().min(1).max(maxPageEvents);

export const PullQuery = z.strictObject({
  cursor: Cursor.optional().meta({
    description:
      '从哪里继续；不填时从确认过的位置之后开始。 Where to go on; without it behind what was acknowledged.',
  }),
  limit: pageLimit.default(100),
  types: z.array(EventType).min(1).max(64).optional().meta({
    description: '只要这些类型，逗号分隔。 Only these types, separated by commas.',
  }),
  waitMs: z.coerce.number().int().min(0).max(maxWaitMs).default(0).meta({
    description: '没有新事实时最多等多久（毫秒）。 How long to wait when there is nothing new.',
  }),
});

const ById = z.strictObject({
  fromId: FactIdText.meta({ description: '含。 Inclusive; ids sort by the time of making.' }),
  toId: FactIdText.meta({ description: '含。 Inclusive.' }),
});
const ByTime = z.strictObject({
  from: Moment.meta({ description: '发生时间，含。 Happened at or after.' }),
  to: Moment.meta({ description: '发生时间，不含。 Happened before.' }),
});
const ByPerson = z.strictObject({
  person: PersonIdText.meta({ description: '一个人的全部。 All of one person.' }),
});
export const ReplayRange = z.union([ById, ByTime, ByPerson]);
export type ReplayRange = z.infer<typeof ReplayRange>;

export const ReplayQuery = z.strictObject({
  ...ById.partial().shape,
  ...ByTime.partial().shape,
  ...ByPerson.partial().shape,
  cursor: Cursor.optional().meta({
    description: '上一页的 next，范围必须相同。 The `next` of the page before, of the same range.',
  }),
  limit: pageLimit.default(100),
});

export const ReplayOrder = z.strictObject({ range: ReplayRange });

export const ReplayState = z.object({
  replayId: ReplayIdText,
  state: z.enum(['waiting', 'working', 'done']),
  total: z.int().nullable().meta({ description: '范围内共多少；开始前为空。 Null before it has begun.' }),
  queued: z.int().meta({ description: '已重新排队多少。 How many were queued again so far.' }),
  waiting: z
    .int()
    .meta({ description: '此刻还在排队的。 How many wait to be sent now, at most 10,000 are counted.' }),
  askedAt: Moment,
  finishedAt: Moment.nullable(),
});

export const AckBody = z.strictObject({ cursor: Cursor });
export const AckQuery = z.strictObject({
  rewind: z.enum(['true', 'false']).default('false').meta({
    description: '允许往回退。 Allows the acknowledgement to go back.',
  }),
});

export const StatusAnswer = z.object({
  subscriberId: z.string(),
  name: z.string(),
  status: z.enum(['draft', 'running', 'closed']),
  acked: z.object({ cursor: Cursor, at: Moment.nullable() }),
  newest: z.object({ cursor: Cursor }),
  lagEvents: z.int().meta({ description: '未确认的事实数。 Facts that are not acknowledged.' }),
  lagMs: z.int().meta({ description: '最早未确认的事实等了多久。 How long the oldest of them has waited.' }),
  oldestUnacked: z.object({ id: FactIdText, time: Moment, appendedAt: Moment }).nullable(),
  keys: z.array(z.object({ keyId: z.string(), endsAt: Moment.nullable() })),
});

export const ChallengeAsked = z.object({ challenge: z.string(), until: Moment });
export const ChallengeAnswered = z.strictObject({
  challenge: z.string().min(16).max(256),
  signature: z.string().min(16).max(256).meta({
    description: 'base64(HMAC-SHA256(secret bytes, challenge))',
  }),
});
export const Verified = z.object({ status: z.literal('running') });

const CommandId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/);
const AdPlatform = z.enum(['ocean_engine', 'tencent_ads', 'kuaishou', 'baidu']);
const Word = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/);
const commandBase = {
  id: CommandId.meta({ description: '同一编号得到同一回答。 The same id gets the same answer.' }),
  issuedAt: Moment.meta({ description: '24 小时内。 Not older than 24 hours.' }),
  version: z.int().min(0).optional().meta({
    description: '同一人同一事项上只升不降。 Rises with every command on the same person and subject.',
  }),
};

export const SuppressionCommand = z.strictObject({
  kind: z.literal('suppression'),
  ...commandBase,
  personId: PersonIdText,
  purpose: z.enum(['ad_measurement', 'marketing_messages']).default('ad_measurement'),
  recipient: AdPlatform.nullable().default(null).meta({
    description: '哪个广告平台；空为全部。 One ad platform; null means all of them.',
  }),
  until: Moment.nullable().default(null).meta({
    description:
      '到何时；空为一直，过去的时间为解除。 Null means for good; a moment that has passed lifts it.',
  }),
  cause: Word,
});
export type SuppressionCommand = z.infer<typeof SuppressionCommand>;

export const LeadStateCommand = z.strictObject({
  kind: z.literal('lead_state'),
  ...commandBase,
  personId: PersonIdText,
  state: z.enum(leadState.options),
  at: Moment.meta({ description: '进入这一状态的时间。 When the lead came to this state.' }),
  touchId: TouchIdText.optional().meta({
    description: '属于哪次到达。 The arrival that it belongs to; the registration counts without it.',
  }),
});
export type LeadStateCommand = z.infer<typeof LeadStateCommand>;

/** Begins with a letter: neither a phone number nor a document's can be one. */
const CaseId = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{2,63}$/);

export const ComplaintCommand = z.strictObject({
  kind: z.literal('complaint'),
  ...commandBase,
  about: AboutText.meta({
    description:
      '谁的：本人、申请或借款的编号，出借方手上有后两种。 Whose: the id of the person, or of an application or a loan as a lender knows it.',
  }),
  caseId: CaseId.meta({
    description:
      '你方的工单编号，字母开头；同一编号只记一次。 Your own number of the case, beginning with a letter; each counts once.',
  }),
  topic: z.enum(complaintTopic.options),
  filedAt: Moment.meta({
    description: '何时提出，一年以内。 When it was filed, within the last 366 days.',
  }),
  resolved: z
    .strictObject({
      at: Moment.meta({ description: '不早于提出。 Not before it was filed.' }),
      outcome: z.enum(complaintOutcome.options),
    })
    .nullable()
    .default(null)
    .meta({
      description:
        '办结了才填；可以同时提出和办结。 Once it is resolved; a case may be filed and resolved by one command.',
    }),
});
export type ComplaintCommand = z.infer<typeof ComplaintCommand>;

export const Command = z.discriminatedUnion('kind', [SuppressionCommand, LeadStateCommand, ComplaintCommand]);
export type Command = z.infer<typeof Command>;

export const CommandBatch = z.strictObject({ commands: z.array(Command).min(1).max(maxCommands) });
/** What has to hold of a batch before its commands are looked at one by one. */
export const CommandEnvelopes = z.strictObject({
  // Counted before any of them is looked at: a hundred thousand wrong ones cost no more than one.
  commands: z
    .array(z.unknown())
    .min(1)
    .max(maxCommands)
    .pipe(z.array(z.looseObject({ id: CommandId }))),
});

export const CommandResult = z.object({
  id: CommandId,
  result: z.enum(['applied', 'refused']),
  cause: z.string().nullable().meta({
    description:
      'malformed, id_reused, unknown_person, unknown_touch, too_old, in_the_future, stale, unchanged, case_of_another, resolved_before_filed',
  }),
});
export type CommandResult = z.infer<typeof CommandResult>;
export const CommandResults = z.object({ results: z.array(CommandResult) });

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
});
