import type { SinkDefinition } from '../sinks/sink-definition';
import { AccountSetup, type EventMapping } from './account-setup';
import { textsOfSink } from './texts/texts-of-sink';
import { type Problem, schemaProblems } from './schema-problems';

export interface CheckedSetup {
  /** Null while something is wrong. */
  setup: AccountSetup | null;
  /** As the sink reads them; null while something is wrong with them. */
  settings: unknown;
  problems: Problem[];
}

/** Everything that is wrong with a set-up, told at once: its shape, the sink's settings, and each line of the mapping. */
export function checkSetup(definition: SinkDefinition, raw: unknown): CheckedSetup {
  const shape = AccountSetup.safeParse(raw);
  const rawSettings = (raw as { settings?: unknown } | null)?.settings ?? {};
  const settings = definition.settings.safeParse(rawSettings);
  const problems = [
    ...(shape.success ? [] : schemaProblems(shape.error.issues)),
    ...(settings.success ? [] : schemaProblems(settings.error.issues, 'settings')),
    ...(shape.success
      ? shape.data.mapping.flatMap((line, index) => lineProblems(definition, line, index))
      : []),
    ...(shape.success
      ? [...repeatedLines(shape.data.mapping), ...windowProblems(definition, shape.data)]
      : []),
    ...(shape.success ? policyNotes(definition, shape.data) : []),
    ...(settings.success ? missingSettings(definition, settings.data) : []),
  ];
  const isSound = problems.every(({ severity }) => severity !== 'error');
  return {
    setup: isSound && shape.success ? shape.data : null,
    settings: settings.success ? settings.data : null,
    problems,
  };
}

/** Every setting has a default so that a draft can be kept; some of those defaults say only that nobody has filled it in. */
function missingSettings(definition: SinkDefinition, settings: unknown): Problem[] {
  return textsOfSink(definition.name)
    .required.filter((name) => isEmpty((settings as Record<string, unknown>)[name]))
    .map((name) => error(`settings.${name}`, { zh: '还没有填。', en: 'This is still empty.' }));
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

function lineProblems(definition: SinkDefinition, line: EventMapping, index: number): Problem[] {
  const event = definition.events.find(({ name }) => name === line.event);
  if (!event) {
    return [
      error(`mapping.${index}.event`, {
        zh: `${definition.title.zh}没有「${line.event}」这个事件。`,
        en: `${definition.title.en} has no event "${line.event}".`,
      }),
    ];
  }
  const wrongFact = event.facts.includes(line.fact)
    ? []
    : [
        error(`mapping.${index}.fact`, {
          zh: `「${event.meaning.zh}」不能由这条事实得出。`,
          en: `"${event.meaning.en}" cannot be made from this fact.`,
        }),
      ];
  const options = Object.entries(line.options).flatMap(([name, value]) => {
    const option = event.options?.[name];
    const path = `mapping.${index}.options.${name}`;
    if (!option) return [error(path, { zh: '这个事件没有这一项。', en: 'This event has no such option.' })];
    const parsed = option.schema.safeParse(value);
    return parsed.success ? [] : schemaProblems(parsed.error.issues, path);
  });
  return [...wrongFact, ...options];
}

/** The same fact as the same event twice would be one conversion with two faces. */
function repeatedLines(mapping: readonly EventMapping[]): Problem[] {
  const seen = new Set<string>();
  return mapping.flatMap(({ fact, event }, index) => {
    const key = `${fact} ${event}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [error(`mapping.${index}`, { zh: '这一行出现了两次。', en: 'This line is there twice.' })];
  });
}

function windowProblems({ adPlatform }: SinkDefinition, { windows }: AccountSetup): Problem[] {
  if (adPlatform === null) return [];
  return (['clickDays', 'deepClickDays', 'eventHours'] as const)
    .filter((name) => windows[name] === 0)
    .map((name) =>
      error(`windows.${name}`, {
        zh: '窗口是 0，等于什么都不发。',
        en: 'A window of 0 means that nothing is ever sent.',
      }),
    );
}

function policyNotes(definition: SinkDefinition, setup: AccountSetup): Problem[] {
  if (setup.unknownPolicy === 'hold' || definition.dropsRepeats) return [];
  return [
    {
      path: 'unknownPolicy',
      severity: 'note',
      words: {
        zh: '这个平台没有说它会去重：没有答复时自动重发，可能算两次。',
        en: 'This platform does not say that it drops repeats: resending after silence may count twice.',
      },
    },
  ];
}

const error = (path: string, words: Problem['words']): Problem => ({ path, severity: 'error', words });
