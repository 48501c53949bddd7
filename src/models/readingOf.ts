import type { Assembled } from "./assemble.ts";
import type { ModelSpec } from "./ports.ts";
import type { Seer } from "./seersOf.ts";

/** What a model says of a prompt before it draws it. */
export function readingOf({
  drawing: { prompts },
  rewards,
}: Assembled): Pick<ModelSpec, "refuses" | "cuts"> {
  const readers = Object.entries(rewards).filter(([, seer]) => readsPrompts(seer));
  return {
    refuses: (prompt) => {
      const drawn = prompts.read(prompt);
      if ("message" in drawn) return drawn;
      if (drawn.of !== undefined)
        return {
          message: `the prompt has ${drawn.of} tokens`,
          hint: `the model reads at most ${drawn.ids.length}`,
        };
      for (const [role, { source }] of readers) {
        const read = source.prompts.read(prompts.tell(prompt));
        if ("message" in read) return { ...read, message: `reward ${role}: ${read.message}` };
      }
      return null;
    },
    cuts: (prompt) =>
      readers.flatMap(([role, { source }]) => {
        const read = source.prompts.read(prompts.tell(prompt));
        if ("message" in read || read.of === undefined) return [];
        return [`reward ${role} reads ${read.ids.length} of ${read.of} tokens`];
      }),
  };
}

/** Some rewards look at the picture alone: their graph has no place for a prompt. */
const readsPrompts = ({ file }: Seer): boolean =>
  file !== undefined && Object.hasOwn(file.inputs, "ids");
