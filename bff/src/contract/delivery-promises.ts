/** What a receiver can rely on, in the words of the contract; shown on the page and in the AsyncAPI document. */
export const deliveryPromises = [
  {
    zh: '签名：按 Standard Webhooks 1.0 校验 webhook-id、webhook-timestamp、webhook-signature，用原始字节计算。',
    en: 'Signature: verify webhook-id, webhook-timestamp and webhook-signature by Standard Webhooks 1.0 over the raw bytes.',
  },
  {
    zh: '批量：application/cloudevents-batch+json，一批最多 500 个事实、约 1 MB；批的边界没有含义。',
    en: 'Batches: application/cloudevents-batch+json, at most 500 facts and about 1 MB; the borders of a batch mean nothing.',
  },
  {
    zh: '至少一次：同一个事实可能到达多次，编号（id）不变，按编号去重；同一批重发时 webhook-id 也不变。',
    en: 'At least once: a fact may come again under the same id, so drop repeats by id; a batch that is sent again keeps its webhook-id.',
  },
  {
    zh: '顺序：同一个人（subject）的事实按 sequence 先后到达；不同的人之间没有顺序。',
    en: 'Order: the facts of one person (subject) come in the order of sequence; there is no order between people.',
  },
  {
    zh: '应答：收到并存好后回 2xx。408、425、429、5xx、超时（15 秒）稍后重试，最长间隔 1 小时，遵守 Retry-After；400、413、422 等表示永不接受，只搁置出错的那个事实和同一个人之后的事实。',
    en: 'Answers: 2xx once it is stored. 408, 425, 429, 5xx and time-outs (15 s) are tried again later, an hour apart at most, honouring Retry-After; 400, 413, 422 and the like mean never, which parks the fact at fault and what follows of the same person.',
  },
  {
    zh: '同意：没有本人同意的事实不会发出；撤回之后的事实不再发出，合同履行所需的除外。sequence 因此可能不连续。',
    en: 'Consent: nothing leaves that the person has not agreed to; after a withdrawal only what the running contract needs. The sequence may have gaps for it.',
  },
  {
    zh: '不含个人信息：没有姓名、手机号、证件号码、银行卡号。金额是整数分，利率是整数基点。',
    en: 'Nothing personal: no name, phone, document or card number. Money is whole fen, rates are whole basis points.',
  },
] as const;
