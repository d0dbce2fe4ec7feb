/** A state machine as a table: what may follow what, by which event. No path may skip a state. */
export type Transitions<State extends string, Event extends string> = Record<
  State,
  Partial<Record<Event, State>>
>;

/** The state after the event, or null when the event has no place there. */
export function advance<State extends string, Event extends string>(
  transitions: Transitions<State, Event>,
  state: State,
  event: Event,
): State | null {
  return transitions[state][event] ?? null;
}

/** States that nothing leads out of. */
export function finalStates<State extends string, Event extends string>(
  transitions: Transitions<State, Event>,
): State[] {
  return (Object.keys(transitions) as State[]).filter(
    (state) => Object.keys(transitions[state]).length === 0,
  );
}
