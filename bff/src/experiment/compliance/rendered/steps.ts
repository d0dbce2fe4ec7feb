import { type Purpose, purposeDescriptions } from '@loudou/shared/consent';
import type { Page } from './landing';
import type { FieldName, ScreenName } from './rendered';
import { button, link, type ScreenSheet, screenSheet } from './screen-sheet';

const stepNames = ['手机号', '身份信息', '人脸核验', '银行卡', '征信授权'] as const;
export type Step = 1 | 2 | 3 | 4 | 5;

/** A step of the application: where on the way it is, its question, then its own part. */
export function stepSheet(
  { config, look, host }: Page,
  name: ScreenName,
  { step, title, intro = '', bar = true }: { step: Step; title: string; intro?: string; bar?: boolean },
): ScreenSheet {
  const sheet = screenSheet(name, look, host, { bar });
  const left = stepNames.length - step;
  const counted =
    config['application.progress'] === 'steps'
      ? `第 ${step} 步，共 ${stepNames.length} 步`
      : left > 0
        ? `后面还有 ${left} 步`
        : '最后一步';
  sheet.space(12);
  sheet.put({ id: 'progress', text: `${counted} · ${stepNames[step - 1]}`, size: 'small', ink: 'ink-2' });
  sheet.space(16);
  sheet.put({ id: 'title', text: title, size: 'title' });
  sheet.space(4);
  sheet.put({ id: 'intro', text: intro, ink: 'ink-2' });
  sheet.put({ id: 'note', text: config['application.note'], ink: 'ink-2' });
  return sheet;
}

/** A separate agreement where the data is collected. */
export function agreement(sheet: ScreenSheet, purpose: Purpose) {
  const { title, uses, excludes, recipientLine } = purposeDescriptions[purpose];
  const facts: [string, string][] = [
    ['用到', uses],
    ...(excludes ? [['说明', excludes] as [string, string]] : []),
    ['交给', recipientLine],
    ['做什么用', `只用于${title}和审批这次申请`],
  ];
  sheet.card(() => {
    sheet.put({ id: 'agreement', text: title, weight: 600 });
    sheet.put({ ...link('agreement-text', '看全文'), size: 'small' });
    factsOf(sheet, 'agreement', facts);
    sheet.put({
      id: 'tick',
      kind: 'tick',
      text: `我同意为${title}使用以上信息`,
      deed: 'look',
      tick: { purposes: [purpose], ticked: false },
      heightPx: 52,
    });
  });
}

export function factsOf(sheet: ScreenSheet, id: string, facts: readonly (readonly [string, string])[]) {
  facts.forEach(([label, value], place) => {
    sheet.space(8);
    sheet.put({ id: `${id}-${place + 1}`, label, text: value });
  });
}

interface Field {
  name: FieldName;
  label?: string;
  hint?: string;
  purpose: Purpose | null;
}

/** A box to fill in with its own label; what it asks for stands on the list of what is necessary, or under a consent. */
export function fieldOf(sheet: ScreenSheet, { name, label = '', hint = '', purpose }: Field) {
  sheet.space(16);
  sheet.put({
    id: name,
    kind: 'field',
    label,
    text: '',
    size: 'head',
    ground: 'surface',
    deed: 'look',
    heightPx: 82,
    field: { name, required: true, purpose },
  });
  sheet.put({ id: `${name}-hint`, text: hint, size: 'small', ink: 'ink-3' });
}

export function notice(sheet: ScreenSheet, text: string) {
  sheet.space(36);
  sheet.put({ id: 'notice', text: `i${text}`, size: 'small', ink: 'ink-2', ground: 'sunken' });
}

/** Six digits that send themselves; the seconds are those of the message and run out by themselves. */
export function codePart(sheet: ScreenSheet, changeWords: string) {
  sheet.space(8);
  sheet.put({ id: 'sent', text: '已发送到 …', ink: 'ink-2' });
  sheet.put(link('change', changeWords));
  sheet.space(24);
  sheet.put({
    id: 'code',
    kind: 'field',
    label: '',
    text: '',
    heightPx: 52,
    ground: 'surface',
    deed: 'look',
    field: { name: 'code', required: true, purpose: null },
  });
  sheet.space(16);
  sheet.put({ id: 'again', text: '60 秒后可重新发送', size: 'small', ink: 'ink-2' });
  sheet.put({ ...link('no-code', '收不到验证码'), size: 'small' });
}

export const goOn = (text: string) => button('next', text, 'go_on', 'primary');
