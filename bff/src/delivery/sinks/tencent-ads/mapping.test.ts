import type { OutgoingRow } from '../sink-definition';
import { type TencentAction, toClickAction } from './mapping';
import { clickId, grade, hostAccount, row, settings } from './tencent-ads.test-support';

function actionOf(outgoing: OutgoingRow, change: object = {}): TencentAction {
  const mapped = toClickAction(outgoing, settings(change));
  if ('refusal' in mapped) throw new Error(mapped.refusal);
  return JSON.parse(mapped.message.text) as TencentAction;
}

const refusalOf = (outgoing: OutgoingRow, change: object = {}) => toClickAction(outgoing, settings(change));

test('a registration is told by click id and by the account in WeChat, with nothing else', () => {
  expect(actionOf(row('REGISTER', { grade: grade('A') }))).toEqual({
    action_time: 1_795_319_999,
    action_type: 'REGISTER',
    outer_action_id: row('REGISTER').externalId,
    trace: { click_id: clickId },
    user_id: { wechat_openid: hostAccount.openId, wechat_app_id: hostAccount.appId },
  });
});

test.each([
  ['A', 1],
  ['B', 2],
  ['C', 3],
] as const)('credit of grade %s is told with level %i, and never with the limit', (letter, level) => {
  expect(actionOf(row('CREDIT', { grade: grade(letter) })).action_param).toEqual({ credit_level: level });
});

test('credit of an unknown grade is told without a level: nobody guesses', () => {
  expect(actionOf(row('CREDIT')).action_param).toBeUndefined();
});

test('an account whose platform insists on a level refuses credit without a grade', () => {
  const strict = { withoutGrade: 'refuse' };
  expect(refusalOf(row('CREDIT'), strict)).toEqual({ refusal: 'no_grade' });
  expect(actionOf(row('CREDIT', { grade: grade('B') }), strict).action_param).toEqual({ credit_level: 2 });
  expect(actionOf(row('REGISTER'), strict).action_type).toBe('REGISTER');
});

test('rate band and limit go along only where the account’s owner switched them on', () => {
  const options = { risk_interestrate: true, credit_amount: true };
  expect(actionOf(row('CREDIT', { options, grade: grade('C') })).action_param).toEqual({
    credit_level: 3,
    credit_amount: 76_543,
    risk_interestrate: 4,
  });
});

test.each(['loan_disbursed', 'repeat_drawn'] as const)(
  '%s is told in whole yuan, with its level when that is known',
  (fact) => {
    expect(actionOf(row('WITHDRAW_DEPOSITS', {}, fact)).action_param).toEqual({
      withdraw_deposits_amount: 12_345,
    });
    expect(actionOf(row('WITHDRAW_DEPOSITS', { grade: grade('B') }, fact)).action_param).toEqual({
      withdraw_deposits_amount: 12_345,
      withdraw_deposits_level: 2,
    });
  },
);

test('an amount that was not agreed to is not there, and so is not told', () => {
  expect(actionOf(row('WITHDRAW_DEPOSITS', { data: {} })).action_param).toBeUndefined();
});

test('a pre-check that was not passed is no conversion', () => {
  const data = { eligible: false, band: 'B9' };
  expect(refusalOf(row('PRE_CREDIT', { data }))).toEqual({ refusal: 'not_eligible' });
  expect(refusalOf(row('CONFIRM_EFFECTIVE_LEADS', { data }))).toEqual({ refusal: 'not_eligible' });
});

test('without the person’s account a WeChat data source refuses, or goes by click id alone', () => {
  const alone = { hostAccount: null };
  expect(refusalOf(row('APPLY', alone))).toEqual({ refusal: 'no_host_account' });
  const action = actionOf(row('APPLY', alone), { withoutHostAccount: 'send_click_alone' });
  expect(action).not.toHaveProperty('user_id');
  expect(action.trace).toEqual({ click_id: clickId });
});

test('other data sources are never told the person’s account', () => {
  expect(actionOf(row('APPLY'), { setType: 'WEB' })).not.toHaveProperty('user_id');
});

test('the channel goes along as the account spells it', () => {
  expect(actionOf(row('APPLY'), { channel: 'CHANNEL_TENCENT' }).channel).toBe('CHANNEL_TENCENT');
  expect(actionOf(row('APPLY'))).not.toHaveProperty('channel');
});

test.each<[string, OutgoingRow]>([
  ['no_click', row('APPLY', { click: null })],
  ['click_id_malformed', row('APPLY', { click: { ...row('APPLY').click!, clickId: 'x'.repeat(65) } })],
  ['event_time_out_of_range', row('APPLY', { occurredAt: new Date(Number.NaN) })],
  ['external_id_malformed', row('APPLY', { externalId: 'dlv-1' })],
  ['event_not_known', row('APPLY', { event: 'LOAN' })],
  ['event_not_for_this_fact', row('APPLY', { event: 'CREDIT' })],
])('%s', (refusal, outgoing) => {
  expect(refusalOf(outgoing)).toEqual({ refusal });
});
