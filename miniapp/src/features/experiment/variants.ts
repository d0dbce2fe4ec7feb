import {
  defaultPageConfig,
  type GivenVariant,
  type PageConfig,
  type ParameterName,
} from '@loudou/shared/page-config';

/** How long the first page of a launch waits for its variant, in ms; whoever waits longer sees the default. */
export const variantBudgetMs = 800;

export interface VariantsState {
  /** What is shown will not change any more by an answer that is still to come. */
  decided: boolean;
  given: readonly GivenVariant[];
}

export interface VariantsParts {
  after(delayMs: number, work: () => void): () => void;
  track(name: 'experiment_exposed' | 'experiment_timed_out', properties: Named): void;
}

interface Named {
  experiment: string;
  variant: string;
  assignment: string;
}

const nothingGiven: readonly GivenVariant[] = [];

/** Which values the pages of this run show, and who is told of it. */
export class Variants {
  private state: VariantsState = { decided: true, given: nothingGiven };
  private isLate = false;
  private stopWaiting = () => undefined as void;
  private readonly told = new Set<string>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: VariantsParts) {}

  readonly current = (): VariantsState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** A launch: nothing is known yet. */
  readonly begin = (): void => {
    this.change({ decided: false, given: nothingGiven });
    this.stopWaiting = this.parts.after(variantBudgetMs, this.giveUp);
  };

  /** No answer, or none in time: the default stays for the whole run, so that no page changes under somebody's hands. */
  readonly giveUp = (): void => {
    if (this.state.decided) return;
    this.isLate = true;
    this.decide(nothingGiven);
  };

  /** What the BFF answered, at the launch and at every opening after it. */
  take(given: readonly GivenVariant[]): void {
    if (this.isLate) return given.forEach((variant) => this.tell('experiment_timed_out', variant));
    this.decide(given);
  }

  value<Name extends ParameterName>(name: Name): PageConfig[Name] {
    return this.variantOf(name)?.values[name] ?? defaultPageConfig[name];
  }

  /** What this parameter does was in sight. Told once a run for each assignment; the BFF counts the first of all. */
  readonly noteSeen = (name: ParameterName): void => {
    const variant = this.variantOf(name);
    if (variant) this.tell('experiment_exposed', variant);
  };

  readonly isVaried = (name: ParameterName): boolean => this.variantOf(name)?.reason === 'split';

  private variantOf(name: ParameterName): GivenVariant | undefined {
    return this.state.given.filter(({ values }) => name in values)[0];
  }

  private tell(
    name: 'experiment_exposed' | 'experiment_timed_out',
    { experiment, variant, assignment, reason }: GivenVariant,
  ): void {
    // A preview and a page that is everybody's by now are in no number.
    if (reason !== 'split' || this.told.has(assignment)) return;
    this.told.add(assignment);
    this.parts.track(name, { experiment, variant, assignment });
  }

  private decide(given: readonly GivenVariant[]): void {
    this.stopWaiting();
    this.change({ decided: true, given });
  }

  private change(state: VariantsState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}
