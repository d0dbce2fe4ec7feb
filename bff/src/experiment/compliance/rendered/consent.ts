import { purposeDescriptions, sheetPurposes } from '@loudou/shared/consent';
import type { Page } from './landing';
import { button, link, screenSheet } from './screen-sheet';

/** The sheet before the phone number: one purpose a row, none ticked. */
export function consent({ config, look, host }: Page) {
  const sheet = screenSheet('consent', look, host, { bar: true });
  sheet.over();
  sheet.put({ id: 'title', text: '申请前，请逐项决定', size: 'title' });
  sheet.space(8);
  sheet.put({ id: 'intro', text: config['consent.intro'], size: 'small', ink: 'ink-2' });
  for (const purpose of sheetPurposes) {
    const { title, required, uses, excludes, recipientLine } = purposeDescriptions[purpose];
    sheet.space(24);
    sheet.put({
      id: purpose,
      kind: 'tick',
      text: title,
      size: 'head',
      deed: 'look',
      tick: { purposes: [purpose], ticked: false },
    });
    sheet.put({
      id: `${purpose}-kind`,
      text: required ? '申请必需' : '可选',
      size: 'tiny',
      ink: 'ink-2',
      ground: 'sunken',
    });
    const lines = [`用到：${uses}`, ...(excludes ? [`不含：${excludes}`] : []), `交给：${recipientLine}`];
    lines.forEach((line, place) =>
      sheet.put({ id: `${purpose}-${place + 1}`, text: line, size: 'small', ink: 'ink-2' }),
    );
  }
  sheet.space(20);
  sheet.put({
    id: 'optional',
    text: '可选项不影响审批，以后可在「我的授权」撤回。',
    size: 'small',
    ink: 'ink-2',
  });
  sheet.space(8);
  sheet.put({ id: 'texts', text: '全文', size: 'tiny', ink: 'ink-2' });
  sheetPurposes.forEach((purpose) =>
    sheet.put({ ...link(`${purpose}-text`, purposeDescriptions[purpose].title), size: 'tiny' }),
  );
  sheet.bar([
    button('decline', '不同意，只试算', 'decline', 'tonal'),
    button('accept', '同意所选', 'accept', 'tonal'),
  ]);
  return sheet.done();
}
