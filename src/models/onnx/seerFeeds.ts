import { promptFor } from "../promptFor.ts";
import type { PromptReader } from "../promptReader.ts";
import { readsPrompts } from "../readsPrompts.ts";
import type { Seer } from "../seersOf.ts";
import { idsFeed } from "./idsFeed.ts";
import type { Feed } from "./protocol.ts";

/**
 * What a model that looks at pictures is fed: `images` as it was trained to see them, and ids if it
 * reads prompts: of what `drawn`, the reader of the bundle that drew, tells other bundles.
 */
export async function seerFeeds(
  seer: Seer,
  images: Feed,
  { prompt, drawn }: { readonly prompt: string; readonly drawn: PromptReader },
): Promise<Readonly<Record<string, Feed>>> {
  const seen = { images: seenFeed(images, seer.preprocess) };
  if (!readsPrompts(seer)) return seen;
  return { ...seen, ids: await idsFeed(promptFor(seer, prompt, drawn), seer.source.prompts) };
}

/** Pictures as a model was trained to see them; as they are if it says nothing. */
export const seenFeed = (images: Feed, as: Seer["preprocess"]): Feed =>
  as === undefined ? images : { from: "seen", images, as };
