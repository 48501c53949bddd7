import type { PicturePlace } from "./PicturePlace.ts";
import type { Settings } from "./Settings.ts";

/** The pictures of an evaluation, in the order of its rows. */
export const picturePlaces = ({ runs, prompts, seeds }: Settings): readonly PicturePlace[] =>
  runs.flatMap(({ graph, n }) =>
    prompts.flatMap(({ prompt }, promptAt) =>
      seeds.map((seed, sampleAt) => ({
        ...{ graph, n, prompt, seed, promptAt, sampleAt },
        samples: seeds.length,
      })),
    ),
  );
