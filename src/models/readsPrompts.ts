import type { Seer } from "./seersOf.ts";

/** Whether a model reads prompts; some look at the picture alone: their graph has no place for one. */
export const readsPrompts = ({ file }: Pick<Seer, "file">): boolean =>
  file !== undefined && Object.hasOwn(file.inputs, "ids");
