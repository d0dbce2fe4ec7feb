import { address, say, type SinkTexts, text } from './field-text';

const paths = {
  conversion: say('转化', 'Conversion'),
  assist: say('助攻', 'Assist'),
  valuable: say('有价值', 'Valuable'),
};

export const oceanEngineTexts: SinkTexts = {
  required: [],
  enoughSecrets: [],
  fields: {
    baseUrl: address,
    paths: text(
      '按事件选接口',
      'Path by event',
      ['多数账户不用动：都走「转化」。', 'Most accounts leave this: everything is a conversion.'],
      paths,
    ),
    repeatDrawPath: text(
      '再次放款走哪个接口',
      'Path of later loans',
      [
        '一次点击的同一事件平台只计一次，所以默认作为助攻。',
        'An event counts once a click, so later loans are assists by default.',
      ],
      paths,
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
};
