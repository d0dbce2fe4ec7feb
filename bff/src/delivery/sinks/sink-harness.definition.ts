import { findFact } from '@loudou/shared/catalogue';
import { AccountSetup } from '../accounts/account-setup';
import { initialOptions } from './sink-harness.arbitrary';
import type { SinkTrial } from './sink-harness.trial';

/** Names, events, options, settings and defaults: what a sink says before anything is sent. */
export function describeDefinition<Settings, Secrets, Message>(
  trial: SinkTrial<Settings, Secrets, Message>,
): void {
  const { sink, fixtures, lines } = trial;

  describe('what it says of itself', () => {
    test('has a name and titles in both languages', () => {
      expect(sink.name).toMatch(/^[a-z][a-z0-9_]{1,31}$/);
      expect(sink.title.zh).toMatch(/\p{Script=Han}/u);
      expect(sink.title.en).toMatch(/^[\x20-\x7e]{2,}$/);
    });

    test('names every event once, in both languages, from facts of the catalogue', () => {
      expect(new Set(sink.events.map(({ name }) => name)).size).toBe(sink.events.length);
      for (const { name, meaning, facts } of sink.events) {
        expect(name).toMatch(/^[\w.-]{1,64}$/);
        expect(meaning.zh).toMatch(/\p{Script=Han}/u);
        expect(meaning.en).toMatch(/^[\x20-\x7e]{2,}$/);
        expect(facts.length).toBeGreaterThan(0);
        for (const fact of facts) expect(findFact(fact)).toBeDefined();
      }
      expect(sink.events.some(({ byDefault }) => byDefault)).toBe(true);
    });

    test('every option starts with a value that its own schema accepts', () => {
      for (const { options = {} } of sink.events) {
        for (const { meaning, schema, initial } of Object.values(options)) {
          expect(schema.safeParse(initial).success).toBe(true);
          expect(meaning.zh).toMatch(/\p{Script=Han}/u);
          expect(meaning.en.length).toBeGreaterThan(1);
        }
      }
    });

    test('its settings all have defaults', () => {
      expect(() => sink.settings.parse({})).not.toThrow();
    });

    test('its fixtures hold secrets that its schema accepts', () => {
      expect(sink.secrets.safeParse(fixtures.secrets).success).toBe(true);
    });

    test('a new account can be set up from its defaults', () => {
      const mapping = lines
        .filter(({ event }) => event.byDefault)
        .map(({ event, fact }) => ({
          fact,
          event: event.name,
          goal: event.depth,
          touch: 'registration',
          options: initialOptions(event),
        }));
      expect(() => AccountSetup.parse({ ...sink.defaults, mapping })).not.toThrow();
    });

    test('rows of unknown fate go again by themselves only where repeats are dropped', () => {
      if (!sink.dropsRepeats) expect(sink.defaults.unknownPolicy).toBe('hold');
      expect(sink.batch.maxRows).toBeGreaterThanOrEqual(1);
      expect(sink.batch.maxBytes).toBeGreaterThan(0);
    });

    test('whatever it can ask, it can read', () => {
      expect(sink.readProbe === undefined).toBe(sink.probe === undefined);
      expect(sink.readRenewal === undefined).toBe(sink.renewal === undefined);
    });
  });
}
