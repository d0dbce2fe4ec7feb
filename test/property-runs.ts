/**
 * How many examples a costly property is tried with at a time: enough to meet what happens often, anew in every run.
 * `PROPERTY_RUNS=1000` looks for what happens rarely.
 */
const asked = process.env.PROPERTY_RUNS;

/** Through a database, where an example costs a few hundredths of a second. */
export const runsThroughDatabase = Number(asked ?? 60);

/** Without one, where it costs some milliseconds. */
export const runsInMemory = Number(asked ?? 1_000);
