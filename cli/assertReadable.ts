import type { ModelSpec } from "../src/index.ts";
import { UsageError } from "./UsageError.ts";

/** @throws UsageError where the model refuses a prompt, with the first and how many more. */
export async function assertReadable(
  prompts: readonly string[],
  { refuses, name }: ModelSpec,
): Promise<void> {
  const asked = await Promise.all(
    prompts.map(async (prompt) => ({ prompt, why: await refuses(prompt) })),
  );
  const refused = asked.flatMap(({ prompt, why }) => (why === null ? [] : [{ prompt, ...why }]));
  const [first] = refused;
  if (first === undefined) return;
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more prompts)` : "";
  throw new UsageError(
    `${name} cannot draw "${first.prompt}": ${first.message}${more}`,
    first.hint,
  );
}
