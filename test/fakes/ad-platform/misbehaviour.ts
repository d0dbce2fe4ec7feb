/** How an ad platform can fail; tests and the sandbox plan it. */
export type Misbehaviour =
  | { kind: 'none' }
  | { kind: 'error'; status: number; retryAfter?: string }
  /** 200 with an error of the platform's own in the body; nothing takes effect. */
  | { kind: 'code'; code: number }
  | { kind: 'slow'; ms: number }
  /** Takes the request, does nothing and never answers. */
  | { kind: 'hang' }
  /** Cuts the connection before anything is read. */
  | { kind: 'down' }
  /** 200 with a page that nobody can read as an answer; nothing takes effect. */
  | { kind: 'garbage' }
  /** What is good takes effect, and the answer is lost, never comes, is a proxy's page, or tells of an error. */
  | { kind: 'accept_then_cut' }
  | { kind: 'accept_then_hang' }
  | { kind: 'accept_then_garbage' }
  | { kind: 'accept_then_error'; status: number; retryAfter?: string };

/** What a plan may look at. */
export interface PlannedCall {
  /** How many calls there were, this one among them. */
  call: number;
  conversions: number;
  url: string;
  body: string;
}

/** One manner for all calls, or one asked for anew with every call. */
export type Behaviour = Misbehaviour | ((call: PlannedCall) => Misbehaviour);

export function misbehaviourFor(behaviour: Behaviour, call: PlannedCall): Misbehaviour {
  return typeof behaviour === 'function' ? behaviour(call) : behaviour;
}

const kindsWithEffect: ReadonlySet<Misbehaviour['kind']> = new Set<Misbehaviour['kind']>([
  'none',
  'slow',
  'accept_then_cut',
  'accept_then_hang',
  'accept_then_garbage',
  'accept_then_error',
]);

export const takesEffect = ({ kind }: Misbehaviour): boolean => kindsWithEffect.has(kind);
