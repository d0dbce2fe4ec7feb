/**
 * Examples of a property that goes through a database, where each costs a few hundredths of a second: enough to meet
 * what happens often. `PROPERTY_RUNS=1000` looks for what happens rarely.
 */
export const runsThroughDatabase = Number(process.env.PROPERTY_RUNS ?? 150);
