import {
  defaultPageConfig,
  type GivenVariant,
  type PageConfig,
  type ParameterName,
  type ShownPreview,
} from '@loudou/shared/page-config';

/** How long the first page of a launch waits for its variant, in ms; whoever waits longer sees the default. */
export const variantBudgetMs = 800;

export interface VariantsState {
  /** What is shown will not change any more by an answer that is still to come. */
  decided: boolean;
  given: readonly GivenVariant[];
  preview: ShownPreview;
}

export interface VariantsParts {
  after(delayMs: number, work: () => void): () => void;
  track(event: Event, properties: Named): void;
  /** Letters and colours that a preview asks for; null gives back those of the phone. */
  drawAs(look: Exclude<ShownPreview, 'ended'>): void;
}

interface Named {
  experiment: string;
  variant: string;
  assignment: string;
}

type Event = 'experiment_exposed' | 'experiment_timed_out';

/**
 * Which values the pages of this run show, and who is told of it. A closure rather than a class: what is inside gets
 * short names in the bundle, and a phone fetches this before it shows anything.
 */
export function createVariants({ after, track, drawAs }: VariantsParts) {
  let state: VariantsState = { decided: true, given: [], preview: null };
  let isLate = false;
  let stopWaiting: (() => void) | undefined;
  const told: string[] = [];
  const listeners: (() => void)[] = [];

  const change = (decided: boolean, given: readonly GivenVariant[], preview: ShownPreview = null) => {
    if (stopWaiting) stopWaiting();
    stopWaiting = undefined;
    state = { decided, given, preview };
    drawAs(preview === 'ended' ? null : preview);
    listeners.slice().forEach((listener) => listener());
  };

  const variantOf = (name: ParameterName): GivenVariant | undefined =>
    state.given.filter(({ values }) => name in values)[0];

  const tell = (event: Event, { experiment, variant, assignment, reason }: GivenVariant) => {
    // A preview and a page that is everybody's by now are in no number.
    if (reason !== 'split' || told.indexOf(assignment) >= 0) return;
    told.push(assignment);
    track(event, { experiment, variant, assignment });
  };

  /** No answer, or none in time: the default stays for the whole run, so that no page changes under somebody's hands. */
  const giveUp = () => {
    if (state.decided) return;
    isLate = true;
    change(true, []);
  };

  return {
    current: () => state,

    subscribe(listener: () => void) {
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },

    /** A launch: nothing is known yet. */
    begin() {
      change(false, []);
      stopWaiting = after(variantBudgetMs, giveUp);
    },

    giveUp,

    /** What the BFF answered, at the launch and at every opening after it. */
    take(given: readonly GivenVariant[], preview?: ShownPreview) {
      // A run that looks is in no number, so that whoever scanned a code sees it however late it comes.
      if (preview) isLate = false;
      if (isLate) given.forEach((variant) => tell('experiment_timed_out', variant));
      else change(true, given, preview);
    },

    value<Name extends ParameterName>(name: Name): PageConfig[Name] {
      const variant = variantOf(name);
      return (variant ? variant.values : defaultPageConfig)[name] as PageConfig[Name];
    },

    isVaried(name: ParameterName): boolean {
      const variant = variantOf(name);
      return variant !== undefined && variant.reason === 'split';
    },

    /** What this parameter does was in sight. Told once a run for each assignment; the BFF counts the first of all. */
    noteSeen(name: ParameterName) {
      const variant = variantOf(name);
      if (variant) tell('experiment_exposed', variant);
    },
  };
}
