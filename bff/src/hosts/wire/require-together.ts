/** Some settings make sense only in company: the first switches the adapter on, the others must then be set as well. */
export function requireTogether<
  Config extends object,
  First extends keyof Config & string,
  Rest extends keyof Config & string,
>(
  config: Config,
  first: First,
  rest: readonly Rest[],
): { [Key in First | Rest]: NonNullable<Config[Key]> } | null {
  if (config[first] === undefined) return null;
  const missing = rest.filter((key) => config[key] === undefined);
  if (missing.length > 0) throw new Error(`${first} is set, so ${missing.join(', ')} must be set as well`);
  const keys: readonly (First | Rest)[] = [first, ...rest];
  return Object.fromEntries(keys.map((key) => [key, config[key]])) as {
    [Key in First | Rest]: NonNullable<Config[Key]>;
  };
}
