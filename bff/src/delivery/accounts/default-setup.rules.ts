import type { FactName } from '@loudou/shared/catalogue';
import type { PlatformEvent, SinkDefinition } from '../sinks/sink-definition';
import { AccountSetup, type EventMapping } from './account-setup';

/** Facts from before anybody is registered: they can only belong to the arrival at hand. */
const beforeRegistration: ReadonlySet<FactName> = new Set([
  'ad_touch_landed',
  'consent_granted',
  'phone_verified',
]);

/** What a new account of this sink starts with: the sink's own defaults and the events that it switches on by itself. */
export function defaultSetup(definition: SinkDefinition): AccountSetup {
  const mapping = definition.events
    .filter(({ byDefault }) => byDefault)
    .flatMap((event) =>
      event.facts.filter((fact) => !event.onlyByRule?.includes(fact)).map((fact) => defaultLine(event, fact)),
    );
  const settings = definition.settings.safeParse({});
  return AccountSetup.parse({
    ...definition.defaults,
    mapping,
    settings: settings.success ? settings.data : {},
  });
}

export function defaultLine(event: PlatformEvent, fact: FactName): EventMapping {
  return {
    fact,
    event: event.name,
    goal: event.depth,
    touch: beforeRegistration.has(fact) ? 'arrival' : 'registration',
    options: initialOptions(event),
  };
}

export function initialOptions(event: PlatformEvent): EventMapping['options'] {
  return Object.fromEntries(
    Object.entries(event.options ?? {}).map(([name, { initial }]) => [name, initial]),
  );
}
