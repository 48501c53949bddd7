/**
 * Where two JSON values differ, one line each: `seeds.1: 5, not 3`, the first value's then the
 * second's.
 */
export function differences(a: unknown, b: unknown, path = ""): readonly string[] {
  if (isRecord(a) && isRecord(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differences(a[key], b[key], path === "" ? key : `${path}.${key}`),
    );
  return shown(a) === shown(b) ? [] : [`${path}: ${shown(a)}, not ${shown(b)}`];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const shown = (value: unknown): string =>
  value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
