/** How a receiver can fail; tests and the sandbox switch it on. */
export type Misbehaviour =
  | { kind: 'none' }
  | { kind: 'error'; status: number; retryAfter?: string }
  | { kind: 'slow'; ms: number }
  /** Takes the request and never answers. */
  | { kind: 'hang' }
  /** The facts take effect, the answer is lost on the way. */
  | { kind: 'accept_then_cut' }
  /** Cuts the connection before anything is read. */
  | { kind: 'down' };

/** One manner for all requests, or one asked for anew with every request. */
export type Behaviour = Misbehaviour | (() => Misbehaviour);

export function nextMisbehaviour(behaviour: Behaviour): Misbehaviour {
  return typeof behaviour === 'function' ? behaviour() : behaviour;
}
