import type { DeviceId } from '@loudou/shared/ids';
import { type Answers, type ApiError, apiErrorOf, type Inputs } from '../../api';
import type { HostName, LoginCodes } from '../../host';
import type { Arrivals } from './arrivals';
import type { SessionStore } from './session-store';

type Opened = Answers['session']['open'];

export interface SessionOpeningParts {
  arrivals: Arrivals;
  store: SessionStore;
  host(): HostName;
  deviceId(): DeviceId;
  logIn(): Promise<LoginCodes>;
  open(input: Inputs['session']['open']): Promise<Opened>;
  keepToken(token: string): void;
  takeVariants(given: Opened['variants'], preview?: Opened['preview']): void;
  goWithoutVariants(): void;
}

/** Opens the session, telling every arrival that the BFF has not heard of. */
export class SessionOpening {
  private underWay: Promise<boolean> | null = null;

  constructor(private readonly parts: SessionOpeningParts) {}

  /** True once open. Asked again while it is under way, it is the same opening. */
  readonly open = (): Promise<boolean> => {
    this.underWay ??= this.openOnce().finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  };

  private async openOnce(): Promise<boolean> {
    const { arrivals, store, logIn } = this.parts;
    store.change({ error: null });
    try {
      // A log-in code is good once: only the first call of an opening carries it.
      await this.tell(await logIn());
      while (arrivals.next() !== null) await this.tell({});
      return true;
    } catch (thrown) {
      this.parts.goWithoutVariants();
      store.change({ error: apiErrorOf(thrown) });
      return false;
    }
  }

  private async tell(codes: LoginCodes): Promise<void> {
    const { arrivals, store, host, deviceId, open, keepToken, takeVariants } = this.parts;
    const arrival = arrivals.next();
    try {
      const answer = await open({ host: host(), deviceId: deviceId(), arrival, ...codes });
      if (arrival) arrivals.acknowledge(arrival.arrivalId);
      keepToken(answer.sessionToken);
      const { registered, touchId, decisions, product, variants, preview } = answer;
      takeVariants(variants ?? [], preview);
      store.change({ ready: true, registered, touchId, decisions, product, error: null });
    } catch (thrown) {
      const error = apiErrorOf(thrown);
      if (!arrival || !isRefusedForGood(error)) throw error;
      // An arrival that cannot be read must not keep the person out; the visit goes on without it.
      arrivals.acknowledge(arrival.arrivalId);
      await this.tell({});
    }
  }
}

const isRefusedForGood = (error: ApiError): boolean => error.code === 'invalid_input';
