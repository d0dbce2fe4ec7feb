import type { Words } from './words';

/** How a field of a sink's settings or secrets is asked for. What is not named here speaks by its own metadata. */
export interface FieldText {
  label: Words;
  help?: Words;
  choices?: Record<string, Words>;
}

export interface SinkTexts {
  /** Without these nothing can be sent; every other field has a default that is good for most. */
  required: readonly string[];
  /** Which secrets are enough: one of these lists complete. Empty: the account may do without. */
  enoughSecrets: readonly (readonly string[])[];
  /** Filled with the platform's account number when an account is made. */
  fromPlatformAccountId?: string;
  fields: Record<string, FieldText>;
  /** What the platform's refusals mean for whoever sets the account up. */
  causes?: readonly { pattern: RegExp; words: Words }[];
}

const text = (
  zh: string,
  en: string,
  help?: [string, string],
  choices?: Record<string, Words>,
): FieldText => ({
  label: say(zh, en),
  ...(help ? { help: say(...help) } : {}),
  ...(choices ? { choices } : {}),
});
const say = (zh: string, en: string): Words => ({ zh, en });

const address = text('回传地址', 'Address', [
  '平台接收回传的网址，正式环境不用改；试用替身时填替身的网址。',
  'Where the platform takes conversions. Leave it in production; for a stand-in, give its address.',
]);
const codeLists = {
  'codes.later': text('稍后再试的返回码', 'Codes to try again later', [
    '逗号分隔，补充平台没有公开的返回码。',
    'Separated by commas; for codes the platform does not publish.',
  ]),
  'codes.rejected': text('不再重试的返回码', 'Codes that end a row'),
  'codes.accountAtFault': text('说明账户有问题的返回码', 'Codes that speak of the account'),
};

const tencent: SinkTexts = {
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

export const sinkTexts: Record<string, SinkTexts> = {
  ocean_engine: {
    required: [],
    enoughSecrets: [],
    fields: {
      baseUrl: address,
      paths: text(
        '按事件选接口',
        'Path by event',
        ['多数账户不用动：都走「转化」。', 'Most accounts leave this: everything is a conversion.'],
        {
          conversion: say('转化', 'Conversion'),
          assist: say('助攻', 'Assist'),
          valuable: say('有价值', 'Valuable'),
        },
      ),
      repeatDrawPath: text(
        '再次放款走哪个接口',
        'Path of later loans',
        [
          '一次点击的同一事件平台只计一次，所以默认作为助攻。',
          'An event counts once a click, so later loans are assists by default.',
        ],
        {
          conversion: say('转化', 'Conversion'),
          assist: say('助攻', 'Assist'),
          valuable: say('有价值', 'Valuable'),
        },
      ),
      creditStyle: text(
        '授信怎么分级',
        'How credit is graded',
        [
          '看投放目标：优化「授信」选第一种，优化「高价值授信」选第二种。',
          'By the delivery goal: the first for "credit", the second for "high-value credit".',
        ],
        {
          graded: say('一个事件，带人群质量', 'One event with the quality of people'),
          high_low: say('分高价值、低价值两个事件', 'Two events, high and low value'),
        },
      ),
      gradeBCountsAs: text(
        'B 级算哪一种',
        'Grade B counts as',
        ['只在分高低价值时有用。', 'Only matters with high and low value.'],
        {
          high: say('高价值', 'High value'),
          low: say('低价值', 'Low value'),
          neither: say('都不算，发普通授信', 'Neither: plain credit'),
        },
      ),
      sendsEventWeight: text('带预期价值（元）', 'Send the expected value (yuan)', [
        '字段 event_weight，全价值出价要用。',
        'Field event_weight, for value bidding.',
      ]),
      sendsLoanValue: text('放款带 loan_value', 'Send loan_value with loans'),
      loanValueUnit: text(
        'loan_value 的单位',
        'Unit of loan_value',
        ['平台没有公开，请向客户经理确认。', 'Not published; ask the account manager.'],
        {
          yuan: say('元', 'Yuan'),
          fen: say('分', 'Fen'),
        },
      ),
      sendsPayAmount: text('放款带 pay_amount（分）', 'Send pay_amount (fen) with loans'),
      sendsOrderId: text('带 order_id', 'Send order_id', [
        '便于和平台逐笔对账。',
        'Makes single rows comparable with the platform.',
      ]),
      matchType: text('归因方式', 'Matched by', undefined, {
        0: say('点击', 'Click'),
        1: say('展示', 'Impression'),
        2: say('有效播放', 'Effective play'),
      }),
      code128: text(
        '返回码 128 当作',
        'Code 128 counts as',
        ['平台没有公开它的意思。', 'The platform does not publish its meaning.'],
        {
          accepted: say('已接受', 'Accepted'),
          rejected: say('已拒绝', 'Rejected'),
          unknown: say('说不准，等人看', 'Unknown, left for a person'),
        },
      ),
      retryableCodes: text('稍后再试的返回码', 'Codes to try again later'),
      accountFaultCodes: text('说明授权有问题的返回码', 'Codes that speak of the authorisation'),
      rsaPrivateKeyPem: text('回传鉴权私钥', 'Callback signing key', [
        '只有账户开了「回传鉴权」才需要；整段粘贴，含 BEGIN 与 END 两行。',
        'Only with callback authentication on; paste it whole, with BEGIN and END.',
      ]),
      credential: text('用哪一把', 'Which key', undefined, {
        primary: say('主用', 'Primary'),
        backup: say('备用', 'Backup'),
      }),
      appSecret: text('应用密钥', 'App secret', [
        '没有私钥时用它签名；账户没开鉴权就不填。',
        'Signs when there is no key; leave empty without authentication.',
      ]),
    },
  },
  tencent_ads: tencent,
  tencent_ads_callback: tencent,
  kuaishou: {
    required: [],
    enoughSecrets: [],
    fields: {
      baseUrl: address,
      sendsPurchaseAmount: text('用信带金额（元）', 'Send the amount with loans (yuan)'),
      repeatDraws: text('再次用信', 'Later loans', undefined, {
        training_data: say('只供模型训练', 'Only to train the model'),
        conversion: say('当作转化', 'As a conversion'),
        withheld: say('不回传', 'Not told'),
      }),
      retryableResults: text('稍后再试的返回值', 'Results to try again later'),
      accountFaultResults: text('说明账户有问题的返回值', 'Results that speak of the account'),
    },
  },
  baidu: {
    required: ['landingUrl'],
    enoughSecrets: [['token']],
    fields: {
      baseUrl: address,
      landingUrl: text('落地页网址', 'Landing page', [
        '广告打开的那一页，不带 bd_vid。',
        'The page that the ads open, without bd_vid.',
      ]),
      attributeSource: text(
        '归因来源',
        'Attributed to',
        ['由你们自己归因的账户选「百度」。', '"Baidu" where you attribute by yourselves.'],
        {
          off: say('不带', 'None'),
          baidu: say('百度', 'Baidu'),
          natural: say('自然', 'Natural'),
          other: say('其他', 'Other'),
        },
      ),
      positionsFrom: text('失败序号从几数起', 'Failed positions count from'),
      ...codeLists,
      token: text('回传令牌 token', 'Token', [
        '百度营销后台「转化追踪 → 新建 API 转化」里得到。',
        'From Conversion tracking → new API conversion in the Baidu console.',
      ]),
    },
  },
};

const none: SinkTexts = { required: [], enoughSecrets: [], fields: {} };

export const textsOfSink = (sink: string): SinkTexts => sinkTexts[sink] ?? none;

/** A cause in words where we know any, with the cause itself behind it for whoever asks the platform. */
export function causeInWords(sink: string, cause: string): Words {
  const known = textsOfSink(sink).causes?.find(({ pattern }) => pattern.test(cause));
  return known
    ? { zh: `${known.words.zh}（${cause}）`, en: `${known.words.en} (${cause})` }
    : { zh: cause, en: cause };
}
