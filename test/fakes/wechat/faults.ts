import type { Request, RequestHandler } from 'express';

/** How a platform may misbehave: late, down, cut off, or answering something else (a spent quota, nonsense). */
export type Fault =
  | { kind: 'slow'; delayMs: number }
  | { kind: 'down'; status: number }
  | { kind: 'cut' }
  | { kind: 'answer'; body: unknown };

export interface FaultPlan {
  fault: Fault;
  /** Part of the path, or of the Tencent Cloud action; every call when left out. */
  on?: string;
  /** How many calls it strikes; for good when left out. */
  times?: number;
}

export interface Faults {
  plan(plan: FaultPlan): void;
  clear(): void;
  middleware: RequestHandler;
}

const MAX_PLANS = 100;

export function createFaults(): Faults {
  let plans: (FaultPlan & { left: number })[] = [];

  function next(request: Request): Fault | null {
    const called = `${request.path} ${request.get('x-tc-action') ?? ''}`;
    const plan = plans.find(({ on, left }) => left > 0 && called.includes(on ?? ''));
    if (!plan) return null;
    plan.left -= 1;
    return plan.fault;
  }

  return {
    plan(plan) {
      plans = [...plans.filter(({ left }) => left > 0), { ...plan, left: plan.times ?? Infinity }].slice(
        -MAX_PLANS,
      );
    },
    clear() {
      plans = [];
    },
    middleware: (request, response, proceed) => {
      const fault = next(request);
      if (!fault) proceed();
      else if (fault.kind === 'slow') setTimeout(proceed, fault.delayMs).unref();
      else if (fault.kind === 'down') response.status(fault.status).send('service unavailable');
      else if (fault.kind === 'cut') request.socket.destroy();
      else
        response.status(200).send(typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body));
    },
  };
}
