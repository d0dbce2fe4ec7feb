import { type FakeAccount, type FakeActionSet, joinsByWechat } from './accounts';
import { codes, refuse, type Refusal } from './answer';
import { isIntegerWithin, isObject, unknownField } from '../conversion-lists';

export interface CheckedAction {
  actionType: string;
  outerActionId: string;
  actionTime: Date;
  clickId: string | null;
  parameters: Record<string, number>;
}

export interface ActionGround {
  account: FakeAccount;
  set: FakeActionSet;
  now: Date;
  /** By callback address the click is known, and an action names none. */
  byCallback: boolean;
  isKnownClick(clickId: string): boolean;
}

type Checked = { action: CheckedAction } | { refusal: Refusal };

const actionTypes = new Set([
  'PAGE_VIEW',
  'START_APP',
  'VIEW_CONTENT',
  'AUTHORIZE',
  'REGISTER',
  'RESERVATION',
  'SCANCODE',
  'ADD_WECHAT',
  'BIND_CARD',
  'CONFIRM_EFFECTIVE_LEADS',
  'APPLY',
  'PRE_CREDIT',
  'CREDIT',
  'WITHDRAW_DEPOSITS',
  'FIRST_WITHDRAW',
  'INTEREST_RATE',
  'LONGLOAN',
  'OVERDUE',
  'CREDIT_LEAKAGE',
]);

const channels = new Set(
  [
    'NATURAL',
    'TENCENT',
    'BYTEDANCE',
    'KUAISHOU',
    'ALIBABA',
    'BAIDU',
    'OTHERS',
    'MULTIPLE',
    'UNKNOWN',
  ].flatMap((name) => [name, `CHANNEL_${name}`]),
);

const maxYuan = 100_000_000;

/** The parameters of each type, with the least and the most; amounts are whole yuan. */
const parameterRanges: Record<string, Record<string, [number, number]>> = {
  APPLY: { risk_longloan: [1, 6], risk_fraud: [1, 3] },
  CREDIT: { credit_level: [1, 3], credit_amount: [0, maxYuan], risk_interestrate: [1, 7] },
  WITHDRAW_DEPOSITS: {
    withdraw_deposits_amount: [0, maxYuan],
    withdraw_deposits_level: [1, 3],
    risk_overdue: [1, 5],
  },
};

const actionFields = [
  'action_time',
  'action_type',
  'outer_action_id',
  'action_param',
  'trace',
  'user_id',
  'channel',
];
const userIdFields = ['wechat_openid', 'wechat_unionid', 'wechat_app_id'];
const clockSkewMs = 300_000;

/** One action held against the documents; the first thing that is wrong fails the whole call. */
export function checkAction(value: unknown, ground: ActionGround): Checked {
  if (!isObject(value)) return wrong('an action is an object');
  const strange = unknownField(value, actionFields);
  if (strange !== null) return wrong(`${strange} is not a field of an action`);
  const { action_type: type, action_time: time, outer_action_id: outerId = '', channel } = value;
  if (typeof type !== 'string' || !actionTypes.has(type)) return wrong('action_type');
  if (!isIntegerWithin(time, 1_000_000_000, 2_147_483_647))
    return wrong('action_time is seconds, ten digits');
  if (time * 1_000 > ground.now.getTime() + clockSkewMs) return wrong('action_time is to come');
  if (typeof outerId !== 'string' || !/^[A-Za-z0-9_]{0,255}$/.test(outerId)) return wrong('outer_action_id');
  if (channel !== undefined && !channels.has(String(channel))) return wrong('channel');
  const joined = checkJoin(value, ground);
  if ('refusal' in joined) return joined;
  const measured = checkParameters(type, value.action_param, ground.set);
  if ('refusal' in measured) return measured;
  const action = { actionType: type, outerActionId: outerId, actionTime: new Date(time * 1_000) };
  return { action: { ...action, ...joined, ...measured } };
}

/** By whom and by which click: one of them at least, both where the data source joins by WeChat. */
function checkJoin(
  { trace, user_id: userId }: Record<string, unknown>,
  ground: ActionGround,
): { clickId: string | null } | { refusal: Refusal } {
  const clickId = clickIdIn(trace);
  if (clickId === undefined) return wrong('trace');
  if (clickId !== null && ground.byCallback) return wrong('a callback carries its own click');
  if (clickId !== null && (clickId.length > 64 || !ground.isKnownClick(clickId))) return wrong('click_id');
  if (userId !== undefined) {
    const refusal = checkUserId(userId, ground);
    if (refusal) return { refusal };
  } else if (joinsByWechat(ground.set) && ground.set.requiresWechatAccount !== false) {
    return wrong('wechat_openid or wechat_unionid is required');
  } else if (clickId === null && !ground.byCallback) {
    return wrong('user_id or click_id is required');
  }
  return { clickId };
}

function clickIdIn(trace: unknown): string | null | undefined {
  if (trace === undefined) return null;
  if (!isObject(trace) || unknownField(trace, ['click_id']) !== null) return undefined;
  return typeof trace.click_id === 'string' && trace.click_id !== '' ? trace.click_id : undefined;
}

function checkUserId(userId: unknown, { account, set }: ActionGround): Refusal | null {
  if (!isObject(userId)) return wrong('user_id').refusal;
  const strange = unknownField(userId, userIdFields);
  if (strange !== null) return wrong(`${strange} is not expected here`).refusal;
  if (!joinsByWechat(set)) return wrong('this data source takes no WeChat account').refusal;
  const { wechat_openid: openId, wechat_unionid: unionId, wechat_app_id: appId } = userId;
  if (
    ![openId, unionId].some(isHostId) ||
    ![openId, unionId].every((id) => id === undefined || isHostId(id))
  ) {
    return wrong('wechat_openid').refusal;
  }
  if (typeof appId !== 'string' || !account.authorisedAppIds.includes(appId)) {
    return refuse(codes.appNotAuthorised, 'wechat_app_id is not authorised to this account').refusal;
  }
  return null;
}

const isHostId = (value: unknown) => typeof value === 'string' && /^[\w-]{6,64}$/.test(value);

function checkParameters(
  type: string,
  given: unknown,
  set: FakeActionSet,
): { parameters: Record<string, number> } | { refusal: Refusal } {
  if (given !== undefined && !isObject(given)) return wrong('action_param');
  const parameters: Record<string, number> = {};
  for (const [name, value] of Object.entries(given ?? {})) {
    const range = parameterRanges[type]?.[name];
    if (!range) return wrong(`${name} is not a parameter of ${type}`);
    if (!isIntegerWithin(value, ...range)) return wrong(`${name} is a whole number of ${range.join(' to ')}`);
    parameters[name] = value;
  }
  if (type === 'CREDIT' && set.requiresCreditLevel && parameters.credit_level === undefined) {
    return wrong('credit_level is required');
  }
  return { parameters };
}

const wrong = (message: string) => refuse(codes.parameter, message);
