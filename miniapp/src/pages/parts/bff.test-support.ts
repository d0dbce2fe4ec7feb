import { ApiError, type ApiErrorCode } from '../../api';
import { type Call, callBff } from '../../api/call-bff';

type Answer = unknown | ((input: never) => unknown);

/**
 * Answers the calls of a screen by path. A function is asked each time, so that a test can count or refuse.
 * The test file itself says `jest.mock('…/api/call-bff')`.
 */
export function answerCalls(answers: Record<string, Answer>): jest.MockedFunction<typeof callBff> {
  const mock = jest.mocked(callBff);
  mock.mockReset();
  mock.mockImplementation(async ({ path, input }: Call) => {
    if (!(path in answers)) throw new ApiError('not_found');
    const answer = answers[path];
    return typeof answer === 'function' ? (answer as (input: unknown) => unknown)(input) : answer;
  });
  return mock;
}

export function refuse(code: ApiErrorCode, details: ApiError['details'] = {}): never {
  throw new ApiError(code, { details });
}

/** What was asked of one path, call by call. */
export const inputsOf = (path: string): Record<string, unknown>[] =>
  jest
    .mocked(callBff)
    .mock.calls.filter(([call]) => call.path === path)
    .map(([call]) => call.input as Record<string, unknown>);
