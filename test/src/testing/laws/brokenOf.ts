import type { Law } from "../../../../src/testing/laws/Law.ts";

/** Names of the laws that something breaks. */
export async function brokenOf(laws: readonly Law[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { name, check } of laws)
    try {
      await check();
    } catch {
      broken.push(name);
    }
  return broken;
}

/** What the first law says that something breaks. */
export async function complaintOf(laws: readonly Law[]): Promise<string> {
  for (const { check } of laws)
    try {
      await check();
    } catch (cause) {
      return (cause as Error).message;
    }
  return "";
}
