import { errorCodes } from '@loudou/shared/errors';
import type { ApiErrorCode, ApiErrorDetails } from './api-error';
import { errorText, wayOutText } from './error-text';

const codes = [...Object.keys(errorCodes), 'offline'] as ApiErrorCode[];

const examples: ApiErrorDetails[] = [
  {},
  { triesLeft: 2, waitSeconds: 8, retryOn: '2027-01-02', maxAmountFen: 100_000 },
];

test.each(codes)('%s is told in the words of the house, with a way out', (code) => {
  for (const details of examples) {
    const { message, wayOut } = errorText({ code, details });
    expect(message).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(message).not.toMatch(/[!！您]|系统繁忙|失败|undefined|NaN|恭喜|立即/);
    expect(wayOutText[wayOut]).not.toBe('');
  }
});

test('figures of the refusal stand in the sentence', () => {
  expect(errorText({ code: 'code_wrong', details: { triesLeft: 3 } }).message).toBe(
    '验证码不对，还可以试 3 次',
  );
  expect(errorText({ code: 'code_too_soon', details: { waitSeconds: 48 } }).message).toBe(
    '48 秒后可重新发送',
  );
  expect(
    errorText({ code: 'amount_out_of_range', details: { minAmountFen: 100_000, maxAmountFen: 2_000_000 } })
      .message,
  ).toBe('金额要在 1,000.00 元到 20,000.00 元之间');
});
