import { ApiFailure } from './api-failure';
import type { ApiHost, ApiTable } from './api-host';
import { callbackApi } from './callback-api';

const DOUYIN_PAID = 0;
const DOUYIN_CANCELLED = 4;

/** WeChat pays by `requestPayment` and fails on cancel; Douyin pays by `pay` and always succeeds with a code. */
export function paymentApis(host: ApiHost): ApiTable {
  const ask = (options: object) =>
    host.answers.payment(JSON.parse(JSON.stringify(options)) as Record<string, unknown>);
  if (host.platform === 'tt')
    return {
      pay: callbackApi(host, 'pay', async (options) => ({
        code: (await ask(options)) === 'paid' ? DOUYIN_PAID : DOUYIN_CANCELLED,
      })),
    };
  return {
    requestPayment: callbackApi(host, 'requestPayment', async (options) => {
      if ((await ask(options)) === 'cancelled') throw new ApiFailure('cancel');
    }),
  };
}
