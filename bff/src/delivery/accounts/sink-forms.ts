import { z } from 'zod';
import type { SinkDefinition } from '../sinks/sink-definition';
import type { FieldText } from './texts/field-text';
import { textsOfSink } from './texts/texts-of-sink';
import type { Words } from './words';

export type FieldKind = 'text' | 'long_text' | 'number' | 'boolean' | 'choice' | 'list';
type Plain = string | number | boolean | null;

/** One field of a form, made from a schema. A name with points stands in an inner object. */
export interface FormField {
  name: string;
  kind: FieldKind;
  label: Words;
  help: Words | null;
  required: boolean;
  initial: Plain | Plain[];
  choices: { value: Plain; label: Words }[];
}

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: { enum?: string[] };
  enum?: Plain[];
  const?: Plain;
  anyOf?: JsonSchema[];
  maxLength?: number;
  default?: unknown;
  zh?: string;
  en?: string;
}

/** The fields of the sink's settings and secrets, in their order; what cannot be shown as one is left to its default. */
export function settingsForm(definition: SinkDefinition): FormField[] {
  const { required } = textsOfSink(definition.name);
  const fields = fieldsOf(jsonSchema(definition.settings), definition.name, '').map((field) => ({
    ...field,
    label: isByEvent(field) ? labelByEvent(definition, field) : field.label,
    required: required.includes(field.name),
  }));
  // One choice for each event makes a long list that few ever need.
  return [...fields.filter((field) => !isByEvent(field)), ...fields.filter(isByEvent)];
}

export function secretsForm(definition: SinkDefinition): FormField[] {
  const { enoughSecrets } = textsOfSink(definition.name);
  const always = enoughSecrets.length === 1 ? enoughSecrets[0]! : [];
  return fieldsOf(jsonSchema(definition.secrets), definition.name, '').map((field) => ({
    ...field,
    required: always.includes(field.name),
  }));
}

const isByEvent = ({ kind, initial }: FormField): boolean => kind === 'choice' && initial === null;

function labelByEvent({ events }: SinkDefinition, { name, label }: FormField): Words {
  const key = name.split('.').at(-1)!;
  const meaning = events.find((event) => event.name === key)?.meaning;
  return meaning ? { zh: label.zh.replace(key, meaning.zh), en: label.en.replace(key, meaning.en) } : label;
}

const jsonSchema = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

function fieldsOf(schema: JsonSchema, sink: string, prefix: string, inherited?: JsonSchema): FormField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    if (property.properties) return fieldsOf(property, sink, `${name}.`, property);
    const keys = property.propertyNames?.enum;
    if (keys && typeof property.additionalProperties === 'object') {
      const each = property.additionalProperties;
      return keys.map((inner) => recordField(`${name}.${inner}`, inner, each, textOf(sink, name, property)));
    }
    return fieldOf(name, property, textOf(sink, name, { ...inherited, ...property }));
  });
}

function fieldOf(name: string, schema: JsonSchema, text: FieldText): FormField[] {
  const kind = kindOf(schema);
  if (!kind) return [];
  return [
    {
      name,
      kind,
      label: text.label,
      help: text.help ?? null,
      required: false,
      initial: (schema.default ?? null) as FormField['initial'],
      choices: choicesOf(schema).map((value) => ({
        value,
        label: text.choices?.[String(value)] ?? plain(String(value)),
      })),
    },
  ];
}

/** One choice of many with the same choices; leaving it open is the default. */
function recordField(name: string, key: string, schema: JsonSchema, text: FieldText): FormField {
  const choices = choicesOf(schema).map((value) => ({
    value,
    label: text.choices?.[String(value)] ?? plain(String(value)),
  }));
  const label = { zh: `${text.label.zh}：${key}`, en: `${text.label.en}: ${key}` };
  return { name, kind: 'choice', label, help: null, required: false, initial: null, choices };
}

const longTextFrom = 2_000;

function kindOf(schema: JsonSchema): FieldKind | null {
  if (choicesOf(schema).length > 0) return 'choice';
  const own = schema.type ?? schema.anyOf?.find(({ type }) => type !== 'null' && type !== undefined)?.type;
  if (own === 'string') return (schema.maxLength ?? 0) > longTextFrom ? 'long_text' : 'text';
  if (own === 'number' || own === 'integer') return 'number';
  if (own === 'boolean') return 'boolean';
  if (own === 'array') return 'list';
  return null;
}

function choicesOf(schema: JsonSchema): Plain[] {
  if (schema.enum) return schema.enum;
  const constants = schema.anyOf?.map((branch) => branch.const) ?? [];
  return constants.length > 0 && constants.every((value) => value !== undefined) && !constants.includes('')
    ? (constants as Plain[])
    : [];
}

const plain = (words: string): Words => ({ zh: words, en: words });

function textOf(sink: string, name: string, schema: JsonSchema): FieldText {
  const known = textsOfSink(sink).fields[name];
  if (known) return known;
  if (schema.zh && schema.en) return { label: { zh: schema.zh, en: schema.en } };
  return { label: plain(name) };
}
