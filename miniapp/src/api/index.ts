export { type Answers, api, type Inputs } from './api';
export { ApiError, type ApiErrorCode, apiErrorOf } from './api-error';
export { type CallTiming, timeCallsBy } from './call-timing';
export { type ErrorText, errorText, type WayOut, wayOutText } from './error-text';
export { newIdempotencyKey } from './idempotency-key';
export { forgetSessionToken, keepSessionToken, renewSessionBy, sessionToken } from './session-token';
export { type Mutation, useMutation } from './use-mutation';
export { type Query, useQuery } from './use-query';
