import type { Request } from 'express';
import { findSet } from './accounts';
import { type ActionGround, type CheckedAction, checkAction } from './action-check';
import { answerOf, codes, refuse, type Refusal } from './answer';
import type { MintedClick } from './clicks';
import type { PlatformState } from './platform-state';
import {
  bytesOfBody,
  type PlatformAnswer,
  isIntegerWithin,
  objectOf,
  unknownField,
} from '../conversion-lists';

const maxActions = 50;
const maxBytes = 50_000;
const maxTypeChars = 64;

/** By click id or by callback address: what the address says of the call. */
type Door = { kind: 'click_id' } | { kind: 'callback'; needsCredentials: boolean };

interface OpenCall {
  ground: ActionGround;
  click: MintedClick | null;
  actions: unknown[];
}

/** One call: all of its actions take effect, or none. */
export function judgeActions(state: PlatformState, request: Request, door: Door): PlatformAnswer {
  const opened = open(state, request, door);
  const result = 'refusal' in opened ? opened : takeAll(state, opened);
  if (!('refusal' in result)) return answerOf(codes.ok);
  for (const event of eventsOfActions(request)) state.book.refuse(event, state.now());
  return answerOf(result.refusal.code, result.refusal.message);
}

function open(state: PlatformState, request: Request, door: Door): OpenCall | { refusal: Refusal } {
  if (!state.rate.isWithin(state.now())) return refuse(codes.tooManyASecond, 'too many calls a second');
  const needsCredentials = door.kind === 'click_id' || door.needsCredentials;
  const place = door.kind === 'click_id' ? state.credentials.click : state.credentials.callback;
  const unauthorised = needsCredentials ? state.credentialCheck.refusalOf(request, place) : null;
  if (unauthorised) return { refusal: unauthorised };
  if (request.method !== 'POST') return refuse(codes.parameter, 'POST is expected');
  if (!request.is('application/json')) return refuse(codes.parameter, 'application/json is expected');
  const bytes = bytesOfBody(request);
  if (bytes.length > maxBytes) return refuse(codes.parameter, 'more than 50 KB');
  const body = objectOf(bytes);
  if (!body) return refuse(codes.parameter, 'a JSON object is expected');
  const { actions } = body;
  if (!Array.isArray(actions) || actions.length < 1 || actions.length > maxActions) {
    return refuse(codes.parameter, '1 to 50 actions are expected');
  }
  const ground = door.kind === 'click_id' ? groundOfSet(state, body) : groundOfCallback(state, request, body);
  return 'refusal' in ground ? ground : { ...ground, actions };
}

type Ground = Omit<OpenCall, 'actions'> | { refusal: Refusal };

function groundOfSet(state: PlatformState, body: Record<string, unknown>): Ground {
  const strange = unknownField(body, ['account_id', 'user_action_set_id', 'actions']);
  if (strange !== null) return refuse(codes.parameter, `${strange} is not a field of the call`);
  const { account_id: accountId, user_action_set_id: setId } = body;
  if (!isIntegerWithin(accountId, 1, 1e15) || !isIntegerWithin(setId, 1, 1e15)) {
    return refuse(codes.parameter, 'account_id and user_action_set_id are numbers');
  }
  const found = findSet(state.accounts, accountId, setId);
  if (typeof found === 'string') {
    return refuse(codes.setNotOfAccount, 'action set does not belong to this account');
  }
  return { ground: { ...found, ...groundOf(state, accountId), byCallback: false }, click: null };
}

function groundOfCallback(state: PlatformState, request: Request, body: Record<string, unknown>): Ground {
  const strange = unknownField(body, ['actions']);
  if (strange !== null) return refuse(codes.parameter, `${strange} is not a field of a callback`);
  const { cb, conv_id: conversionId } = request.query;
  if (typeof cb !== 'string' || cb === '') return refuse(codes.callbackContent, 'CB_CONTENT_ERROR');
  const click = state.clicks.findCallback(cb);
  if (!click) return refuse(codes.callbackUndecodable, 'DECRYPT_B64_CB_ERROR');
  if (conversionId !== click.conversionId) return refuse(codes.conversionIdIllegal, 'CONV_ID_ILLEGAL');
  const found = findSet(state.accounts, click.accountId, click.userActionSetId);
  if (typeof found === 'string') return refuse(codes.setNotOfAccount, found);
  // The click says who it was; a WeChat account may come along and has to be right then.
  const set = { ...found.set, requiresWechatAccount: false };
  const ground = { ...found, set, ...groundOf(state, click.accountId), byCallback: true };
  return { ground, click };
}

const groundOf = (state: PlatformState, accountId: number) => ({
  now: state.now(),
  isKnownClick: (clickId: string) =>
    state.acceptAnyClick || state.clicks.find(clickId)?.accountId === accountId,
});

function takeAll(
  state: PlatformState,
  { ground, click, actions }: OpenCall,
): { taken: number } | { refusal: Refusal } {
  const checked: CheckedAction[] = [];
  for (const value of actions) {
    const result = checkAction(value, ground);
    if ('refusal' in result) return result;
    if (state.refusesAction(result.action)) return refuse(codes.parameter, 'this action is not wanted');
    checked.push(result.action);
  }
  for (const action of checked) book(state, ground, click, action);
  return { taken: checked.length };
}

const grades = { 1: 'A', 2: 'B', 3: 'C' } as const;

function book(
  state: PlatformState,
  { account, set, now }: ActionGround,
  click: MintedClick | null,
  action: CheckedAction,
): void {
  const { actionType, outerActionId, actionTime, parameters } = action;
  const key = outerActionId === '' ? '' : `${set.userActionSetId} ${outerActionId} ${actionType}`;
  const amountYuan = parameters.withdraw_deposits_amount ?? parameters.credit_amount;
  const level = (parameters.credit_level ?? parameters.withdraw_deposits_level) as 1 | 2 | 3 | undefined;
  const conversion = {
    accountId: String(account.accountId),
    event: actionType,
    externalId: outerActionId,
    clickId: action.clickId ?? click?.clickId ?? '',
    eventTime: actionTime,
    amountFen: amountYuan === undefined ? null : amountYuan * 100,
    grade: level === undefined ? null : grades[level],
  };
  state.book.take(key, conversion, now);
}

/** What can be read of a call without believing it; one empty text when that is nothing. */
export function eventsOfActions(request: Request): string[] {
  const actions = objectOf(bytesOfBody(request))?.actions;
  if (!Array.isArray(actions) || actions.length === 0) return [''];
  return actions.map((action) => {
    const type = (action as { action_type?: unknown } | null)?.action_type;
    return typeof type === 'string' ? type.slice(0, maxTypeChars) : '';
  });
}
