import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { purposeDescriptions } from '@loudou/shared/consent';
import { answerCalls, inputsOf, refuse } from '../../parts/bff.test-support';
import Consents from './index';
import type { Told } from './told-words';

jest.mock('../../../api/call-bff');

const byId = (id: string) => document.getElementById(id)!;
const row = (decision: string | null) => ({
  ...purposeDescriptions.ad_measurement,
  decision,
  decidedAt: decision && '2026-11-22T06:00:00.000Z',
  documentVersion: '2026-11-22',
});
const told = (changes: Partial<Told> = {}): Told => ({
  factName: 'user_registered',
  event: 'active_register',
  adPlatform: 'ocean_engine',
  accountLabel: '主账户',
  sentAt: '2026-11-22T06:31:00.000Z',
  confirmed: true,
  fields: ['click_id', 'funnel_step'],
  ...changes,
});

test('the line opens the list: what, to whom, when, which kinds; and it closes again', async () => {
  answerCalls({
    'consent.list': [row('granted')],
    'delivery.alreadySent': [
      told({ factName: 'credit_approved', confirmed: false, fields: ['click_id', 'outcome_grade'] }),
      told(),
    ],
  });
  render(<Consents />);
  await screen.findByText('已告诉巨量引擎 1 次，另有 1 次没有收到回音');
  expect(screen.queryByRole('dialog')).toBeNull();

  fireEvent.click(byId('ad-told'));
  const list = screen.getByRole('dialog', { name: '告诉过广告平台的' });
  expect(within(list).getByText('注册')).toBeInTheDocument();
  expect(within(list).getAllByText('2026年11月22日 14:31')).toHaveLength(2);
  expect(within(list).getByText('内容：点击编号、价值档位')).toBeInTheDocument();
  expect(within(list).getAllByText(/没有收到平台的回音/)).toHaveLength(1);
  expect(list.textContent).not.toMatch(/active_register|主账户|credit_approved/);

  fireEvent.click(byId('ad-told-close'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('nothing was told: the line says so and leads nowhere', async () => {
  answerCalls({ 'consent.list': [row(null)], 'delivery.alreadySent': [] });
  render(<Consents />);
  fireEvent.click(await screen.findByText('还没有告诉过任何平台'));
  expect(byId('ad-told')).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('while it is asked for its place is kept, and the purposes stand without it', async () => {
  answerCalls({
    'consent.list': [row('granted')],
    'delivery.alreadySent': () => new Promise(() => undefined),
  });
  render(<Consents />);
  await screen.findByText('衡量广告效果');
  expect(screen.getByRole('status', { name: '正在加载' })).toBeInTheDocument();
  fireEvent.click(byId('consent-withdraw-ad_measurement'));
  expect(screen.getByText('之前告诉过平台的，收不回来。')).toBeInTheDocument();
});

test('a failed answer claims nothing, and is asked for again by a tap', async () => {
  let isUp = false;
  answerCalls({
    'consent.list': [row('granted')],
    'delivery.alreadySent': () => (isUp ? [told()] : refuse('overloaded')),
  });
  render(<Consents />);
  await screen.findByText('没有查到告诉过哪些平台');
  expect(screen.queryByText('还没有告诉过任何平台')).toBeNull();
  isUp = true;
  fireEvent.click(byId('ad-told-retry'));
  expect(await screen.findByText('已告诉巨量引擎 1 次')).toBeInTheDocument();
});

test('a withdrawal names what it cannot call back, counted anew, and the list stays afterwards', async () => {
  let decision = 'granted';
  const sent = [told()];
  answerCalls({
    'consent.list': () => [row(decision)],
    'delivery.alreadySent': () => [...sent],
    'consent.withdraw': () => {
      decision = 'withdrawn';
      // It was on its way already.
      sent.unshift(told({ factName: 'application_submitted' }));
      return { withdrawn: true };
    },
  });
  render(<Consents />);
  await screen.findByText('已告诉巨量引擎 1 次');
  sent.unshift(told({ factName: 'application_started' }));
  fireEvent.click(byId('consent-withdraw-ad_measurement'));
  expect(await screen.findByText('之前已告诉巨量引擎 2 次。这些收不回来。')).toBeInTheDocument();
  expect(inputsOf('consent.withdraw')).toEqual([]);

  fireEvent.click(byId('consent-withdraw-confirm'));
  await screen.findByText('2026年11月22日 已撤回');
  await waitFor(() => expect(screen.getByText('已告诉巨量引擎 3 次')).toBeInTheDocument());
  fireEvent.click(byId('ad-told'));
  expect(screen.getByText('完件（提交申请）')).toBeInTheDocument();
});

test('a long list comes in parts, and all of it comes', async () => {
  answerCalls({
    'consent.list': [row('withdrawn')],
    'delivery.alreadySent': Array.from({ length: 120 }, () => told()),
  });
  render(<Consents />);
  await screen.findByText('已告诉巨量引擎 120 次');
  fireEvent.click(byId('ad-told'));
  expect(screen.getAllByText('注册')).toHaveLength(50);
  fireEvent.click(byId('ad-told-more'));
  fireEvent.click(byId('ad-told-more'));
  expect(screen.getAllByText('注册')).toHaveLength(120);
  expect(byId('ad-told-more')).toBeNull();
});
