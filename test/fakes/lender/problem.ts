/** A refusal in the words of the contract: an HTTP status and a stable code. */
export class CoreProblem extends Error {
  override name = 'CoreProblem';
  constructor(
    readonly status: 400 | 401 | 404 | 409 | 422 | 429 | 503,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
  }
}
