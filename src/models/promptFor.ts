import type { PromptReader } from "./promptReader.ts";
import type { Seer } from "./seersOf.ts";

/** What a model is told of a prompt: itself in the bundle that `drawn` reads for, else what that one tells others. */
export const promptFor = ({ source }: Seer, prompt: string, drawn: PromptReader): string =>
  source.prompts === drawn ? prompt : drawn.tell(prompt);
