import { address, codeLists, say, type SinkTexts, text } from './field-text';

export const tencentAdsTexts: SinkTexts = {
  required: ['accountId', 'userActionSetId'],
  enoughSecrets: [['accessToken'], ['refreshToken', 'clientId', 'clientSecret']],
  fromPlatformAccountId: 'accountId',
  causes: [
    {
      pattern: /^code_11\d{3}$/,
      words: say(
        '访问令牌不对、已到期，或没有这个账户的权限',
        'the token is wrong, has ended, or lacks the right to this account',
      ),
    },
    {
      pattern: /^code_12\d{3}$/,
      words: say(
        '令牌的位置不对，在更多参数里换一种',
        'the token stands in the wrong place; change that in the settings',
      ),
    },
    {
      pattern: /^data_source_not_found$/,
      words: say('数据源不存在，或不属于这个账户', 'the data source does not exist or is not this account’s'),
    },
  ],
  fields: {
    baseUrl: address,
    accountId: text('广告账户 ID', 'Advertiser account id', [
      '腾讯广告投放端右上角的数字。',
      'The number at the top right of the ads console.',
    ]),
    userActionSetId: text('数据源 ID', 'Data source id', [
      '投放端「资产 → 转化归因 → 数据源」里的数字；数据源要属于上面的账户。',
      'From Assets → Attribution → Data sources; it has to belong to the account above.',
    ]),
    setType: text(
      '数据源类型',
      'Kind of data source',
      ['微信小程序选 WECHAT_MINI_PROGRAM。', 'WECHAT_MINI_PROGRAM for a WeChat mini-program.'],
      {
        WEB: say('网页', 'Web'),
        ANDROID: say('安卓应用', 'Android app'),
        IOS: say('苹果应用', 'iOS app'),
        OFFLINE: say('线下', 'Offline'),
        WECHAT: say('微信公众号', 'WeChat account'),
        WECHAT_MINI_PROGRAM: say('微信小程序', 'WeChat mini-program'),
        WECHAT_MINI_GAME: say('微信小游戏', 'WeChat mini-game'),
      },
    ),
    withoutGrade: text(
      '没有等级时',
      'Without a grade',
      [
        '平台的授信事件写着等级必填，是否真的拒收没有公开。',
        'The documents call the credit level required; whether it is enforced is not published.',
      ],
      {
        send_ungraded: say('不带等级照发', 'Send without it'),
        refuse: say('不发', 'Do not send'),
      },
    ),
    withoutHostAccount: text(
      '没有微信账号标识时',
      'Without the WeChat account',
      [
        '微信数据源按小程序账号归因；本人没有同意时拿不到。',
        'WeChat sources join by the mini-program account, which the person may not have agreed to tell.',
      ],
      {
        refuse: say('不发', 'Do not send'),
        send_click_alone: say('只凭点击号发', 'Send by the click id alone'),
      },
    ),
    channel: text(
      '渠道标记',
      'Channel mark',
      ['多数账户不用；平台文档有两种写法。', 'Most accounts need none; the documents spell it in two ways.'],
      { off: say('不带', 'None') },
    ),
    credentials: text(
      '令牌放在哪里',
      'Where the token goes',
      [
        '两份文档写法不同；平台报「未授权」时换一种。',
        'Two documents differ; change it when the platform answers "unauthorised".',
      ],
      {
        query: say('网址参数', 'In the address'),
        header_underscore: say('请求头 access_token', 'Header access_token'),
        header_hyphen: say('请求头 access-token', 'Header access-token'),
        none: say('不带', 'Nowhere'),
      },
    ),
    moreCallbackAddresses: text('另外允许的回调网址', 'More callback addresses', [
      '一行一个。除平台自己的网址外，只会发到这里写的。',
      'One a line. Beside the platform’s own, only these are ever sent to.',
    ]),
    ...codeLists,
    accessToken: text('访问令牌 access_token', 'Access token', [
      '在开发者平台授权后得到。有刷新令牌时可以先不填。',
      'From the developer platform. May be left out when there is a refresh token.',
    ]),
    refreshToken: text('刷新令牌 refresh_token', 'Refresh token', [
      '填了这一项和应用信息，令牌到期前会自己续。',
      'With it and the app’s id, the token renews itself.',
    ]),
    accessTokenExpiresAt: text('访问令牌到期时刻', 'Access token ends at', [
      '形如 2026-12-31T00:00:00Z；不知道就留空。',
      'As 2026-12-31T00:00:00Z; leave empty when unknown.',
    ]),
    clientId: text('应用 ID', 'App id', [
      '开发者平台的应用 client_id。',
      'client_id of the app at the developer platform.',
    ]),
    clientSecret: text('应用密钥', 'App secret', [
      '开发者平台的应用 client_secret。',
      'client_secret of the app.',
    ]),
  },
};
