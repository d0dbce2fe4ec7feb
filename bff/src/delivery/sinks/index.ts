import { marketingCore } from './marketing-core';
import type { SinkDefinition } from './sink-definition';

/** Every kind of receiver there is; an account names one of them. */
export const sinkDefinitions: ReadonlyMap<string, SinkDefinition> = new Map(
  [marketingCore].map((definition) => [definition.name, definition as unknown as SinkDefinition]),
);

export const findSink = (name: string): SinkDefinition | undefined => sinkDefinitions.get(name);
