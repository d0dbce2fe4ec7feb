import { type ParameterName, parameterSchemas } from '@loudou/shared/page-config';

/** What a parameter may be set to, where it is one of a few words; null where it is a text or a loan. */
export function choicesOf(name: ParameterName): string[] | null {
  const schema: { def: { type: string; entries?: Record<string, string> } } = parameterSchemas[name];
  return schema.def.type === 'enum' && schema.def.entries ? Object.values(schema.def.entries) : null;
}

const longest = 60;

/** How many letters a text takes, found by asking its schema: the lengths are written in one place only. */
export function lengthOf(name: ParameterName): { least: number; most: number } {
  const takes = (length: number) => parameterSchemas[name].safeParse('一'.repeat(length)).success;
  const lengths = Array.from({ length: longest + 1 }, (_, length) => length).filter(takes);
  return { least: lengths[0] ?? 0, most: lengths.at(-1) ?? longest };
}
