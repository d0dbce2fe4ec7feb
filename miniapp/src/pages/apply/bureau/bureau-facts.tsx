import type { Product } from '@loudou/shared/product';
import { Phrases } from '../../../components';

/** Who asks whom for what, and what is left behind: the same as the authorisation says, in a table. */
export const bureauFacts = ({ lenderName }: Product) => [
  { label: '谁来查', value: lenderName },
  { label: '查什么', value: '个人信用报告' },
  { label: '向谁查', value: '中国人民银行征信中心' },
  { label: '做什么用', value: '只用于审批这次借款申请' },
  { label: '有效期', value: '到这次审批结束为止' },
  {
    label: '会留下',
    value: <Phrases of={['一条「贷款审批」查询记录，', '在信用报告里展示 2 年']} />,
  },
];
