import type { Purpose } from '@loudou/shared/consent';
import { defaultProduct, type Product } from '@loudou/shared/product';
import type { ApiError, Answers } from '../../api';

export type Decisions = Answers['session']['open']['decisions'];
export type Decision = NonNullable<Decisions[Purpose]>;

export interface SessionState {
  /** The BFF has answered in this run. Until then the rest is what was true the last time. */
  ready: boolean;
  registered: boolean;
  /** How the person came in last. */
  touchId: string | null;
  decisions: Decisions;
  product: Product;
  error: ApiError | null;
}

interface Snapshot {
  registered: boolean;
  decisions: Decisions;
}

export interface SnapshotPlace {
  read(): string | null;
  write(text: string): boolean;
}

type Listener = (state: SessionState) => void;

/** What is known of the person, for every screen to look at. */
export class SessionStore {
  private state: SessionState;
  private readonly listeners = new Set<Listener>();

  constructor(private readonly place: SnapshotPlace) {
    const kept = parseSnapshot(place.read());
    this.state = { ready: false, touchId: null, product: defaultProduct, error: null, ...kept };
  }

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  change(part: Partial<SessionState>): void {
    this.state = { ...this.state, ...part };
    const { registered, decisions } = this.state;
    this.place.write(JSON.stringify({ registered, decisions } satisfies Snapshot));
    this.listeners.forEach((listener) => listener(this.state));
  }
}

function parseSnapshot(text: string | null): Snapshot {
  try {
    const { registered, decisions } = JSON.parse(text ?? '{}') as Partial<Snapshot>;
    return { registered: registered === true, decisions: decisions ?? {} };
  } catch {
    return { registered: false, decisions: {} };
  }
}
