import type { Assembled } from "./assemble.ts";
import type { ModelSpec } from "./ports.ts";
import { promptFor } from "./promptFor.ts";
import { readsPrompts } from "./readsPrompts.ts";
import type { Seer } from "./seersOf.ts";

/** What a model says of a prompt before it draws it. */
export function readingOf({
  drawing: { prompts },
  rewards,
}: Assembled): Required<Pick<ModelSpec, "refuses" | "cuts">> {
  const readers = Object.entries(rewards).filter(([, seer]) => readsPrompts(seer));
  const readBy = (seer: Seer, prompt: string) =>
    seer.source.prompts.read(promptFor(seer, prompt, prompts));
  return {
    refuses: async (prompt) => {
      const drawn = await prompts.read(prompt);
      if ("message" in drawn) return drawn;
      if (drawn.of !== undefined)
        return {
          message: `the prompt has ${drawn.of} tokens`,
          hint: `the model reads at most ${drawn.ids.length}`,
        };
      for (const [role, seer] of readers) {
        const read = await readBy(seer, prompt);
        if ("message" in read) return { ...read, message: `reward ${role}: ${read.message}` };
      }
      return null;
    },
    cuts: async (prompt) => {
      const notes: string[] = [];
      for (const [role, seer] of readers) {
        const read = await readBy(seer, prompt);
        if ("ids" in read && read.of !== undefined)
          notes.push(`reward ${role} reads ${read.ids.length} of ${read.of} tokens`);
      }
      return notes;
    },
  };
}
