/** A refusal in the host's words: the app receives it as `errMsg` in its `fail` callback. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}
