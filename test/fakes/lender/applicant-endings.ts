/**
 * Every ending can be reached by hand: the last four digits of a phone number say what happens to its owner.
 * The sandbox shows this very list.
 */
export const applicantEndings = [
  {
    digits: '0001',
    behaviour: 'declined',
    zh: '未通过，三个月后可再申请',
    en: 'declined, may apply again in three months',
  },
  {
    digits: '0002',
    behaviour: 'waits',
    zh: '一直审批中，直到人工给出结果',
    en: 'stays pending until somebody decides',
  },
  {
    digits: '0003',
    behaviour: 'unknown_status',
    zh: '返回约定之外的状态',
    en: 'answered with a status outside the contract',
  },
  {
    digits: '0004',
    behaviour: 'card_mismatch',
    zh: '预留手机号与银行卡不符',
    en: 'the reserved phone does not belong to the card',
  },
  {
    digits: '0005',
    behaviour: 'payout_fails_once',
    zh: '首次放款被退回，换卡或重试后成功',
    en: 'the first payout fails, the next attempt succeeds',
  },
  {
    digits: '0006',
    behaviour: 'debit_fails',
    zh: '银行卡扣款余额不足',
    en: 'every card debit fails for lack of funds',
  },
  {
    digits: '0007',
    behaviour: 'changes_mind',
    zh: '先通过，随后又改为未通过',
    en: 'approved, and declined a moment later',
  },
  {
    digits: '0008',
    behaviour: 'payout_waits',
    zh: '一直放款中，可取消',
    en: 'the payout stays pending until somebody acts, so it can be cancelled',
  },
  {
    digits: '0009',
    behaviour: 'notices_lost',
    zh: '照常通过，但通知全部丢失',
    en: 'approved as usual, but every notice is lost',
  },
  { digits: '0011', behaviour: 'best_band', zh: '通过，风险档 R1', en: 'approved in risk band R1' },
  { digits: '0012', behaviour: 'weak_band', zh: '通过，风险档 R3', en: 'approved in risk band R3' },
  {
    digits: '0013',
    behaviour: 'strange_band',
    zh: '通过，风险档没见过',
    en: 'approved in a risk band that nobody knows',
  },
] as const;

export type ApplicantBehaviour = (typeof applicantEndings)[number]['behaviour'] | 'approved';

/** How the stand-in treats the owner of a phone number: approved unless its ending says otherwise. */
export function behaviourOf(phone: string): ApplicantBehaviour {
  return applicantEndings.find(({ digits }) => phone.endsWith(digits))?.behaviour ?? 'approved';
}
