import { consentDocuments } from '@loudou/shared/consent';
import type { Page } from './landing';
import { button, link } from './screen-sheet';
import { agreement, codePart, factsOf, fieldOf, goOn, notice, stepSheet } from './steps';

const hostWords = { weapp: '微信', tt: '抖音' } as const;

/** A host that knows a proven number offers it; a browser asks for the number and proves it by a message. */
export function phone(page: Page) {
  const { host } = page;
  if (host === 'h5') return number(page);
  const sheet = stepSheet(page, 'phone', { step: 1, title: '验证手机号', bar: false });
  sheet.space(24);
  sheet.put({
    ...button('one-tap', `用${hostWords[host]}绑定的手机号`, 'go_on', 'primary'),
    size: 'head',
    heightPx: 48,
  });
  sheet.space(24);
  sheet.put(link('other', '用其他手机号'));
  sheet.space(24);
  sheet.put({
    id: 'use',
    text: `手机号由${hostWords[host]}确认后交给我们，只用来登录和通知申请进度。`,
    size: 'small',
    ink: 'ink-2',
  });
  return sheet.done();
}

const neverTellCodes = '验证码只用于登录。任何人向你要验证码，包括自称客服的人，都不要给。';

function number(page: Page) {
  const sheet = stepSheet(page, 'phone', { step: 1, title: '填写手机号' });
  fieldOf(sheet, {
    name: 'phone',
    hint: '只用来登录和通知申请进度，不会交给其他机构',
    purpose: 'application_processing',
  });
  notice(sheet, neverTellCodes);
  sheet.bar([goOn('获取验证码')]);
  return sheet.done();
}

export function phoneCode(page: Page) {
  const sheet = stepSheet(page, 'phone_code', { step: 1, title: '输入验证码', bar: false });
  codePart(sheet, '换号码');
  notice(sheet, neverTellCodes);
  return sheet.done();
}

export function identity(page: Page) {
  const sheet = stepSheet(page, 'identity', {
    step: 2,
    title: '填写身份证信息',
    intro: '对照证件填写，只用来核实身份和审批。',
  });
  const purpose = 'identity_document';
  fieldOf(sheet, { name: 'name', label: '姓名', hint: '姓名里的间隔号「·」请保留', purpose });
  fieldOf(sheet, { name: 'identity_number', label: '证件号码', purpose });
  fieldOf(sheet, { name: 'identity_validity', label: '有效期至', purpose });
  sheet.put({ id: 'validity-day', text: '选择日期', ink: 'ink-3', ground: 'surface' });
  sheet.put({ id: 'validity-always', text: '长期', deed: 'look', ground: 'surface' });
  agreement(sheet, purpose);
  sheet.bar([goOn('提交身份信息')]);
  return sheet.done();
}

export function face(page: Page) {
  const sheet = stepSheet(page, 'face', {
    step: 3,
    title: '确认是你本人',
    intro: '接下来会打开人脸核验，按提示看着屏幕就行，大约半分钟。',
  });
  sheet.card(() => {
    sheet.put({ id: 'who', text: '核验谁', weight: 600 });
    sheet.put({ ...link('change', '修改'), size: 'small' });
    factsOf(sheet, 'who', [
      ['姓名', '未填写'],
      ['证件号码', '未填写'],
    ]);
  });
  sheet.space(12);
  sheet.put({
    id: 'other-way',
    text: '不愿意或不方便做人脸核验，可以请人工用其他方式核实。',
    size: 'small',
    ink: 'ink-2',
  });
  sheet.put({ ...link('support', '联系客服'), size: 'small' });
  agreement(sheet, 'face_recognition');
  sheet.bar([goOn('开始核验')]);
  return sheet.done();
}

export function bankCard(page: Page) {
  const sheet = stepSheet(page, 'bank_card', {
    step: 4,
    title: '放款到哪张卡',
    intro: '借款打到这张卡，还款也从这张卡扣。',
  });
  const purpose = 'bank_card';
  fieldOf(sheet, { name: 'card_number', label: '银行卡号', hint: '本人名下的储蓄卡', purpose });
  fieldOf(sheet, {
    name: 'reserved_phone',
    label: '银行预留手机号',
    hint: '办这张卡时留给银行的手机号',
    purpose,
  });
  agreement(sheet, purpose);
  sheet.bar([goOn('获取验证码')]);
  return sheet.done();
}

export function cardCode(page: Page) {
  const sheet = stepSheet(page, 'card_code', { step: 4, title: '输入银行发来的验证码', bar: false });
  codePart(sheet, '换一张卡');
  notice(sheet, '这个验证码只用于核对银行卡，不会扣款。任何人向你要验证码，都不要给。');
  return sheet.done();
}

/** The authorisation on a page of its own. */
export function bureau(page: Page) {
  const sheet = stepSheet(page, 'bureau', {
    step: 5,
    title: '是否允许查询你的征信',
    intro: '这一页只问这一件事。不授权就无法审批，已填的内容会保留 30 天。',
  });
  sheet.card(() =>
    factsOf(sheet, 'fact', [
      ['谁来查', page.product.lenderName],
      ['查什么', '个人信用报告'],
      ['向谁查', '中国人民银行征信中心'],
      ['做什么用', '只用于审批这次借款申请'],
      ['有效期', '到这次审批结束为止'],
      ['会留下', '一条「贷款审批」查询记录，在信用报告里展示 2 年'],
    ]),
  );
  sheet.card(() => {
    const { title, paragraphs } = consentDocuments.bureau_query;
    sheet.put({ id: 'document', text: title, weight: 600 });
    sheet.put({ ...link('document-text', '看全文'), size: 'small' });
    paragraphs.forEach((paragraph, place) =>
      sheet.put({ id: `paragraph-${place + 1}`, text: paragraph, size: 'small' }),
    );
  });
  sheet.put({
    id: 'tick',
    kind: 'tick',
    text: '我已读完授权书，同意以上查询',
    deed: 'look',
    ground: 'surface',
    tick: { purposes: ['bureau_query'], ticked: false },
    heightPx: 52,
  });
  sheet.bar([
    button('decline', '暂不授权', 'decline', 'tonal'),
    button('accept', '同意并提交', 'accept', 'tonal'),
  ]);
  return sheet.done();
}
