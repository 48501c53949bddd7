import type { Located } from "../graph/locator.ts";

/** A prompt and where it stands. */
export interface PlacedPrompt extends Pick<Located, "file" | "line" | "column"> {
  readonly prompt: string;
}

/** A problem for every prompt that stands above itself: results are told apart by their prompts. */
export function saidTwice(prompts: readonly PlacedPrompt[]): readonly Located[] {
  const first = new Map<string, number>();
  return prompts.flatMap(({ prompt, ...place }) => {
    const above = first.get(prompt);
    if (above === undefined) {
      first.set(prompt, place.line);
      return [];
    }
    const message = `"${prompt}" stands on line ${above} already; expected every prompt once`;
    return [{ ...place, path: [], message, hint: "delete one of the two lines" }];
  });
}
