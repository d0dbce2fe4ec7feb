export type Data = Record<string, unknown>;

// The bridge between script and view carries at most this much in one call.
const MAX_SET_DATA_BYTES = 1024 * 1024;

/**
 * Applies `setData` the way the bridge does: values cross as JSON, keys may be paths such as
 * `root.cn.[0].cn[1].v`. Functions and undefined do not survive the crossing.
 */
export function applySetData(data: Data, patch: Data): void {
  const text = JSON.stringify(patch);
  if (Buffer.byteLength(text) > MAX_SET_DATA_BYTES)
    throw new Error(
      `setData of ${Buffer.byteLength(text)} bytes: the host takes at most ${MAX_SET_DATA_BYTES}`,
    );
  for (const [path, value] of Object.entries(JSON.parse(text) as Data)) assign(data, parsePath(path), value);
}

/** `a.b[0]` and `a.b.[0]` are the same place. */
export function parsePath(path: string): (string | number)[] {
  const segments: (string | number)[] = [];
  for (const [, index, name] of path.matchAll(/\[(\d+)\]|([^.[\]]+)/g))
    segments.push(index === undefined ? (name ?? '') : Number(index));
  if (segments.length === 0) throw new Error(`setData key "${path}" names no field`);
  return segments;
}

function assign(data: Data, segments: (string | number)[], value: unknown): void {
  let holder: Data = data;
  segments.forEach((segment, position) => {
    const next = segments[position + 1];
    if (next === undefined) {
      holder[segment] = value;
      return;
    }
    const existing = holder[segment];
    if (typeof existing !== 'object' || existing === null)
      holder[segment] = typeof next === 'number' ? [] : {};
    holder = holder[segment] as Data;
  });
}
