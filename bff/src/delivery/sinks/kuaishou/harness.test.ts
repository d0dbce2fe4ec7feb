import { describeSink } from '../sink-harness';
import { kuaishou } from './index';
import { callback } from './kuaishou.fixture';

const result = (number: number) => ({ status: 200, headers: {}, body: JSON.stringify({ result: number }) });

describeSink(kuaishou, {
  clickId: callback,
  host: 'weapp',
  parameters: { callback: [callback] },
  secrets: {},
  hidden: [encodeURIComponent(callback)],
  otherSettings: [
    {
      name: 'amounts and later loans as conversions',
      settings: { sendsPurchaseAmount: true, repeatDraws: 'conversion' },
    },
  ],
  answers: [
    { name: 'result 1 is accepted', answer: result(1), verdict: { verdict: 'accepted' } },
    {
      name: 'another result refuses the row',
      answer: result(0),
      verdict: { verdict: 'rejected', cause: 'result_0' },
    },
    {
      name: 'a body without a result says nothing',
      answer: { status: 200, headers: {}, body: '{}' },
      verdict: { verdict: 'unknown', cause: 'unreadable_body' },
    },
  ],
});
