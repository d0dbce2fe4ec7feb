import pg from 'pg';

const { arrayParser, builtins } = pg.types as typeof pg.types & {
  arrayParser: { create<T>(source: string, parse: (text: string) => T): { parse(): T[] } };
};
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;

/** The same on every connection of ours, and on none of anybody else's: `pg` would keep one global table. */
export function columnParsers(): pg.TypeOverrides {
  const parsers = new pg.TypeOverrides();
  parsers.setTypeParser(builtins.INT8, parseInt8);
  parsers.setTypeParser(builtins.DATE, asWritten);
  // Without a zone it is no point in time, and the driver would read it in the zone of this machine.
  parsers.setTypeParser(builtins.TIMESTAMP, asWritten);
  parsers.setTypeParser(INT8_ARRAY, (text: string) => arrayParser.create(text, parseInt8).parse());
  parsers.setTypeParser(DATE_ARRAY, (text: string) => arrayParser.create(text, asWritten).parse());
  return parsers;
}

export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(
      `The whole number ${text} from the database is too large to be exact; select it as text`,
    );
  }
  return value;
}

const asWritten = (text: string): string => text;
