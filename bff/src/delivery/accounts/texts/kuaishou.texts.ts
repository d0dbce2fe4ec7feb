import { address, say, type SinkTexts, text } from './field-text';

export const kuaishouTexts: SinkTexts = {
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
};
