import type { OutgoingRow } from '../sink-definition';
import {
  actionTimeSeconds,
  isAppId,
  isClickId,
  isOpenId,
  isOuterActionId,
  levelOf,
  rateBandOf,
  wholeYuan,
} from './encoders';
import { findTencentEvent } from './events';
import { joinsByWechat, type TencentAdsSettings, type TencentSettings } from './settings';

export interface TencentAction {
  action_time: number;
  action_type: string;
  outer_action_id: string;
  trace?: { click_id: string };
  user_id?: { wechat_openid: string; wechat_app_id: string };
  channel?: string;
  action_param?: Record<string, number>;
}

/** One action as it stands in the call, with what is needed to understand the answer to it. */
export interface ActionMessage {
  text: string;
  codes: TencentSettings['codes'];
  isSetUp: boolean;
}

export type Mapped<Message> = { message: Message } | { refusal: string };

/** One conversion by click id, for `user_actions/add`. */
export function toClickAction(row: OutgoingRow, settings: TencentAdsSettings): Mapped<ActionMessage> {
  if (!row.click) return { refusal: 'no_click' };
  if (!isClickId(row.click.clickId)) return { refusal: 'click_id_malformed' };
  const action = toAction(row, settings);
  if ('refusal' in action) return action;
  return {
    message: messageOf({ ...action.action, trace: { click_id: row.click.clickId } }, settings, {
      isSetUp: settings.accountId !== '' && settings.userActionSetId !== '',
    }),
  };
}

export function messageOf(
  action: TencentAction,
  { codes }: TencentSettings,
  { isSetUp }: { isSetUp: boolean },
): ActionMessage {
  return { text: JSON.stringify(action), codes, isSetUp };
}

/** What both styles send of a conversion; how it is joined to the click is theirs. */
export function toAction(
  row: OutgoingRow,
  settings: TencentSettings,
): { action: TencentAction } | { refusal: string } {
  const event = findTencentEvent(row.event);
  if (!event) return { refusal: 'event_not_known' };
  if (!event.facts.includes(row.factName)) return { refusal: 'event_not_for_this_fact' };
  if (row.factName === 'precheck_completed' && row.data.eligible !== true) return { refusal: 'not_eligible' };
  const seconds = actionTimeSeconds(row.occurredAt);
  if (seconds === null) return { refusal: 'event_time_out_of_range' };
  if (!isOuterActionId(row.externalId)) return { refusal: 'external_id_malformed' };
  const person = userIdOf(row, settings);
  if ('refusal' in person) return person;
  if (row.event === 'CREDIT' && !row.grade && settings.withoutGrade === 'refuse') {
    return { refusal: 'no_grade' };
  }
  const parameters = parametersOf(row);
  return {
    action: {
      action_time: seconds,
      action_type: row.event,
      outer_action_id: row.externalId,
      ...person,
      ...(settings.channel === 'off' ? {} : { channel: settings.channel }),
      ...(Object.keys(parameters).length > 0 ? { action_param: parameters } : {}),
    },
  };
}

function userIdOf(
  { hostAccount }: OutgoingRow,
  { setType, withoutHostAccount }: TencentSettings,
): { user_id?: TencentAction['user_id'] } | { refusal: string } {
  if (!joinsByWechat(setType)) return {};
  if (hostAccount && isOpenId(hostAccount.openId) && isAppId(hostAccount.appId)) {
    return { user_id: { wechat_openid: hostAccount.openId, wechat_app_id: hostAccount.appId } };
  }
  return withoutHostAccount === 'refuse' ? { refusal: 'no_host_account' } : {};
}

/** A grade that nobody knows is left out, never guessed; so is an amount that was not agreed to. */
function parametersOf({ event, data, options, grade }: OutgoingRow): Record<string, number> {
  const level = grade ? levelOf(grade) : null;
  switch (event) {
    case 'CREDIT':
      return present({
        credit_level: level,
        credit_amount: options.credit_amount === true ? wholeYuan(data.limitFen) : null,
        risk_interestrate: options.risk_interestrate === true ? rateBandOf(data.annualRateBps) : null,
      });
    case 'WITHDRAW_DEPOSITS':
      return present({
        withdraw_deposits_amount: wholeYuan(data.amountFen),
        withdraw_deposits_level: level,
      });
    default:
      return {};
  }
}

const present = (parameters: Record<string, number | null>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, number] => entry[1] !== null),
  );
