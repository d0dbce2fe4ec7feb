import { describeSink } from '../sink-harness';
import { tencentAds, tencentAdsCallback } from './index';
import { callback, clickId, hostAccount, secrets } from './tencent-ads.test-support';

const hidden = [secrets.accessToken, secrets.refreshToken, secrets.clientSecret];
const settings = { accountId: '25610', userActionSetId: '1200542894' };
const answer = (body: unknown, status = 200) => ({ status, headers: {}, body: JSON.stringify(body) });

const answers = [
  { name: 'code 0 accepts', answer: answer({ code: 0, message: '' }), verdict: { verdict: 'accepted' } },
  {
    name: 'a code about the action rejects it',
    answer: answer({ code: 20006, message: 'DECRYPT_B64_CB_ERROR' }),
    verdict: { verdict: 'rejected', cause: 'code_20006' },
  },
  {
    name: 'an expired token is the account’s',
    answer: answer({ code: 11000, message: 'Access token is expired.' }),
    verdict: { verdict: 'account_at_fault', cause: 'code_11000' },
  },
  {
    name: 'busy is later',
    answer: answer({ code: 30000, message: 'API_ERROR' }),
    verdict: { verdict: 'later', cause: 'code_30000' },
  },
  {
    name: 'no word is unknown',
    answer: { status: 200, headers: {}, body: '' },
    verdict: { verdict: 'unknown', cause: 'answer_unreadable' },
  },
] as const;

describeSink(tencentAds, {
  clickId,
  host: 'weapp',
  parameters: { gdt_vid: [clickId] },
  hostAccount,
  settings,
  secrets,
  hidden,
  answers,
  otherSettings: [
    { name: 'the token in a hyphenated header', settings: { ...settings, credentials: 'header_hyphen' } },
    {
      name: 'the token in an underscored header',
      settings: { ...settings, credentials: 'header_underscore' },
    },
    { name: 'a data source of the web', settings: { ...settings, setType: 'WEB' } },
  ],
});

describeSink(tencentAdsCallback, {
  clickId,
  host: 'weapp',
  parameters: { callback: [callback] },
  hostAccount,
  secrets,
  hidden,
  answers,
  otherSettings: [{ name: 'authentication switched off', settings: { credentials: 'none' } }],
});
