/** Everything that the core's doors may refuse, by code; the problem's `type` is made from it. */
export const coreProblems = {
  key_missing: { status: 401, title: 'The call carries no key' },
  key_unknown: { status: 401, title: 'The key is unknown or has ended' },
  signature_invalid: { status: 401, title: 'The signature does not hold' },
  timestamp_outside: { status: 401, title: 'The signature is older or newer than five minutes' },
  not_verified: { status: 403, title: 'The subscriber has not been verified' },
  input_invalid: { status: 400, title: 'The request is not as the document describes it' },
  cursor_invalid: {
    status: 400,
    title: 'The cursor is not one that was given to this subscriber for this reading',
  },
  not_found: { status: 404, title: 'There is no such thing' },
  ack_goes_back: { status: 409, title: 'An acknowledgement goes back only with rewind=true' },
  message_repeated: { status: 409, title: 'The webhook-id was used before' },
  not_pushed_to: { status: 409, title: 'The subscriber has no endpoint that is pushed to' },
  pushed_to: { status: 409, title: 'The subscriber is verified at its endpoint' },
  replay_open: { status: 409, title: 'A replay of this subscriber is still under way' },
  body_too_large: { status: 413, title: 'The body is too large' },
  media_type: { status: 415, title: 'application/json is expected' },
  challenge_failed: {
    status: 422,
    title: 'The challenge is unknown, too old, or not answered with the secret',
  },
  replay_spent: { status: 429, title: 'A day of replays is spent' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'An error of ours' },
  overloaded: { status: 503, title: 'Too many callers wait already' },
} as const;

export type CoreProblemCode = keyof typeof coreProblems;

/** A refusal of the core's doors, told as an RFC 9457 problem. `detail` holds nothing personal and no secret. */
export class CoreProblem extends Error {
  override name = 'CoreProblem';

  constructor(
    readonly code: CoreProblemCode,
    readonly told: { detail?: string; retryAfterSeconds?: number } = {},
  ) {
    super(code);
  }

  get status(): number {
    return coreProblems[this.code].status;
  }

  get body() {
    const { status, title } = coreProblems[this.code];
    return {
      type: `urn:loudou:problem:${this.code}`,
      title,
      status,
      code: this.code,
      ...(this.told.detail ? { detail: this.told.detail } : {}),
    };
  }
}
