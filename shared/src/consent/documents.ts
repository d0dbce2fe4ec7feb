import { type Purpose, purposeDescriptions } from './purposes';

/** The full text behind one purpose. A changed text is a new version: an old agreement never covers it. */
export interface ConsentDocument {
  purpose: Purpose;
  version: string;
  title: string;
  paragraphs: string[];
}

const firstVersion = '2026-11';

const closing = [
  '你可以随时在「我的」里的「我的授权」撤回。撤回不影响撤回之前已经做的处理。',
  '你可以要求查阅、复制、更正或删除你的信息，也可以向我们投诉。我们在 15 天内答复。',
];

function plainDocument(
  purpose: Purpose,
  title: string,
  middle: string[],
  version: string = firstVersion,
): ConsentDocument {
  const { uses, excludes, recipientLine } = purposeDescriptions[purpose];
  const excluded = excludes ? [`不使用：${excludes}。`] : [];
  return {
    purpose,
    version,
    title,
    paragraphs: [`用到：${uses}。`, ...excluded, `交给：${recipientLine}。`, ...middle, ...closing],
  };
}

export const consentDocuments: Record<Purpose, ConsentDocument> = {
  application_processing: plainDocument('application_processing', '申请信息处理说明', [
    '用途：核实手机号、保存申请进度、把申请交给出借人审批，并告诉你结果。',
    '保存期限：没有提交的申请保留 30 天；提交后的记录按法律规定的期限保存。',
    '不同意也可以继续试算。',
  ]),
  usage_analysis: plainDocument('usage_analysis', '页面使用情况说明', [
    '用途：看出哪一页难懂、哪一步常出错，用来改进页面。',
    '保存期限：13 个月。',
    '不同意不影响申请和审批。',
  ]),
  ad_measurement: plainDocument(
    'ad_measurement',
    '广告效果衡量说明',
    [
      '用途：告诉投放广告的平台，这次点击之后完成了哪一步，这一步属于哪个价值档位，用来衡量广告效果。',
      '接收方：你点的是哪个平台的广告，就只告诉哪个平台：巨量引擎、腾讯广告、快手或百度。',
      '价值档位和估值由出借人的审批结果换算得出，不含额度、利率和还款情况。',
      '保存期限：13 个月。',
      '不同意不影响申请和审批。',
    ],
    '2026-11-22',
  ),
  marketing_messages: plainDocument('marketing_messages', '产品通知说明', [
    '用途：通过短信或站内消息通知新的产品和服务。',
    '每条通知都可以退订。',
    '不同意不影响申请和审批。',
  ]),
  identity_document: plainDocument('identity_document', '身份证信息处理授权书', [
    '身份证信息属于敏感个人信息，只用于核实身份和审批这次申请。',
    '不同意就无法核实身份，申请会停在这一步，已填的内容保留 30 天。',
  ]),
  face_recognition: plainDocument('face_recognition', '人脸信息处理授权书', [
    '人脸信息属于敏感个人信息，只用于确认是你本人在申请。',
    '我们不保存人脸图像，只保存核验是否通过。',
    '不愿意做人脸核验，可以联系客服改用其他方式核实。',
  ]),
  bank_card: plainDocument('bank_card', '银行卡信息处理授权书', [
    '银行卡信息属于敏感个人信息，只用于核对本人账户、放款和你同意的还款。',
  ]),
  bureau_query: {
    purpose: 'bureau_query',
    version: firstVersion,
    title: '个人征信查询授权书',
    paragraphs: [
      '被授权人：青杉消费金融有限公司。',
      '本人授权被授权人，为审批本人这次借款申请，向中国人民银行征信中心查询本人的个人信用报告。',
      '本授权自确认之日起生效，到这次审批结束为止。审批没有通过，被授权人不再查询，并按规定处理已经取得的信息。',
      '本人知道：这次查询会在信用报告里留下一条「贷款审批」查询记录，展示 2 年。',
      '本人知道：借款发生后，还款情况会按规定报送征信系统；发生逾期，报送前会先告知本人。',
      '本人已阅读全部内容，清楚它的含义，并自愿作出授权。',
    ],
  },
};

/** The exact characters that are hashed and kept: title, version, paragraphs, a line each. */
export function documentText(document: ConsentDocument): string {
  return [document.title, document.version, ...document.paragraphs].join('\n');
}
