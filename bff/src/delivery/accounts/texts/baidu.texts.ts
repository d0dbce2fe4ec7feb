import { address, codeLists, say, type SinkTexts, text } from './field-text';

export const baiduTexts: SinkTexts = {
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
};
