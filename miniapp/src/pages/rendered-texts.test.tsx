import type { GivenVariant, PageConfig } from '@loudou/shared/page-config';
import { defaultProduct } from '@loudou/shared/product';
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import type { FC } from 'react';
import type { ScreenName } from '../../../bff/src/experiment/compliance/rendered/rendered';
import { render as describePages } from '../../../bff/src/experiment/compliance/rendered/render';
import { takeVariants } from '../features/experiment';
import { noteDecisions } from '../features/session';
import { draftAt } from './apply/application/draft.test-support';
import BankCardStep from './apply/bank-card';
import BureauStep from './apply/bureau';
import FaceStep from './apply/face';
import IdentityStep from './apply/identity';
import Phone from './apply/phone';
import ApprovalResult from './apply/result';
import Landing from './entry/landing';
import { answerCalls } from './parts/bff.test-support';

jest.mock('../api/call-bff');

type Host = 'weapp' | 'tt' | 'h5';

const configurations: [string, Partial<PageConfig>][] = [
  ['the page as everybody sees it', {}],
  [
    'another opening, a note and an example',
    {
      'landing.opening': 'calculator',
      'landing.title': '先看清价格，再决定借不借',
      'landing.note': '测算结果已含全部利息和费用',
      'landing.startText': '去填资料',
      'landing.rateSize': 'small',
      'landing.example': {
        amountFen: 1_000_000,
        months: 12,
        annualRateBps: 1_800,
        upfrontFeeFen: 10_000,
        monthlyFeeFen: 100,
        shownAnnualRateBps: 2_035,
      },
    },
  ],
  ['another consent', { 'consent.intro': '一项一项决定，可选的可以不勾。' }],
  ['steps that are left', { 'application.progress': 'left', 'application.note': '每一步都可以随时停下。' }],
  ['a short result', { 'result.explanation': 'short', 'result.nextText': '看看方案' }],
];

const given = (values: Partial<PageConfig>): GivenVariant[] => [
  {
    layer: 'landing',
    experiment: 'EXP-001',
    variant: 'b',
    assignment: 'asg_01JD0000000000000000000000',
    reason: 'rollout',
    values,
  },
];

const plain = (text: string) => text.replace(/\s/g, '').replace(/结果保留到[^，]+，/, '结果保留到…，');

function described(values: Partial<PageConfig>, host: Host, screen: ScreenName): string {
  const { blocks } = describePages({
    variant: 'b',
    values,
    product: defaultProduct,
    host,
    largeText: false,
  });
  return plain(
    blocks
      // The double of a picker draws nothing of what stands in it.
      .filter((block) => block.screen === screen && block.id !== 'identity.validity-day')
      // An example says its own label.
      .map(({ kind, label = '', text }) => (kind === 'example' ? text : label + text))
      .join(''),
  );
}

async function shown(Screen: FC, step: Parameters<typeof draftAt>[0], ready: string): Promise<string> {
  const decision = {
    outcome: 'approved' as const,
    limitFen: 1_000_000,
    annualRateBps: 1_800,
    validUntil: '2026-12-22T00:00:00.000Z',
  };
  answerCalls({
    'application.current': draftAt(step),
    'journey.whereabouts': { screen: 'result', application: { state: 'approved', decision }, loan: null },
  });
  const { container } = render(<Screen />);
  await waitFor(() => expect(container.querySelector(ready)).not.toBeNull());
  return plain(container.textContent ?? '');
}

const pages: [ScreenName, FC, Parameters<typeof draftAt>[0], string][] = [
  ['landing', Landing, null, '#landing-start'],
  ['identity', IdentityStep, 'identity', '#identity-next'],
  ['face', FaceStep, 'face', '#face-start'],
  ['bank_card', BankCardStep, 'bank_card', '#card-next'],
  ['bureau', BureauStep, 'bureau', '#bureau-submit'],
  ['result', ApprovalResult, null, '#result-next'],
];

beforeEach(() => {
  jest.clearAllMocks();
  noteDecisions({ application_processing: 'withdrawn' });
});
afterEach(() => {
  process.env.TARO_ENV = 'weapp';
  act(() => takeVariants([]));
});

describe.each(configurations)('%s', (_name, values) => {
  test.each(pages)('%s says what the rules are told it says', async (name, Screen, step, ready) => {
    act(() => takeVariants(given(values)));
    expect(await shown(Screen, step, ready)).toBe(described(values, 'weapp', name));
  });

  test('the consent sheet as well', async () => {
    act(() => takeVariants(given(values)));
    await shown(Landing, null, '#landing-start');
    fireEvent.click(document.getElementById('landing-start')!);
    expect(plain(document.getElementById('consent')!.textContent ?? '')).toBe(
      described(values, 'weapp', 'consent'),
    );
  });

  test('and the sheet with the rates to try', async () => {
    act(() => takeVariants(given(values)));
    await shown(Landing, null, '#landing-start');
    fireEvent.click(document.getElementById('landing-rate')!);
    expect(plain(document.getElementById('landing-rates')!.textContent ?? '')).toBe(
      described(values, 'weapp', 'rates'),
    );
  });
});

test.each(['weapp', 'tt'] as const)('the phone page on %s offers the proven number', async (host) => {
  noteDecisions({ application_processing: 'granted' });
  process.env.TARO_ENV = host;
  expect(await shown(Phone, null, '#phone-other')).toBe(described({}, host, 'phone'));
});

test('a browser asks for the number and then for the code', async () => {
  noteDecisions({ application_processing: 'granted' });
  process.env.TARO_ENV = 'h5';
  expect(await shown(Phone, null, '#phone-number')).toBe(described({}, 'h5', 'phone'));
  cleanup();
});
