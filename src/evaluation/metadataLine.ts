import type { Asked } from "./Settings.ts";

/**
 * What GenEval's evaluator reads beside the samples of a prompt: the line of its official list,
 * byte for byte, as Python writes JSON. Keys that are not GenEval's are left out.
 *
 * @see djghosh13/geneval `prompts/create_prompts.py`.
 */
export function metadataLine({ tag, include, exclude, prompt }: Asked): string {
  const row = { tag, include, ...(exclude && { exclude }), prompt };
  return JSON.stringify(row, null, 1)
    .replace(/,\n */g, ", ")
    .replace(/\n */g, "")
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
