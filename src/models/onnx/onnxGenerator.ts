import type { Tensor } from "../../Tensor.ts";
import type { ModelFile } from "../bundleFiles.ts";
import type { Generator } from "../ports.ts";
import type { OpenableBundle } from "../readBundle.ts";
import { idsFeed } from "./idsFeed.ts";
import type { Call, OnnxLease } from "./OnnxLease.ts";
import type { Feed } from "./protocol.ts";
import { stepFeeds } from "./stepFeeds.ts";

/** Outputs of the step graph that say how sure it was; a bundle need not have them. */
const drawn = { bits: "bits", probabilities: "probabilities" };

/**
 * The generator of a bundle: `text`, where there is one, and `begin` once a prompt, the step graph once
 * a scale.
 */
export function onnxGenerator({ bundle, prompts }: OpenableBundle, lease: OnnxLease): Generator {
  const { text, begin, step } = bundle.roles.generator;
  const conditions = Object.keys(begin.outputs).filter((name) => Object.hasOwn(step.inputs, name));
  const tells = Object.values(drawn).every((name) => Object.hasOwn(step.outputs, name));
  return {
    async begin(prompt) {
      const ids = await idsFeed(prompt, prompts);
      const read = text === undefined ? undefined : await lease.call(reading(text, begin, ids));
      const { kept } = await lease.call({
        session: "begin",
        feeds: read === undefined ? { ids } : wholeOf(lease, read.kept),
        keep: each(conditions),
      });
      for (const part of Object.values(read?.kept ?? {})) part.release();
      const none = step.inputs.past_keys?.shape.map((side) => emptySide(side)) ?? [];
      return {
        condition: kept,
        cache: lease.zeros(none, 2),
        latent: lease.zeros([1, ...bundle.latent], 1),
      };
    },
    async step(request) {
      const { kept, measured } = await lease.call({
        session: "step",
        feeds: stepFeeds(bundle, lease, request),
        keep: { cache: ["keys", "values"], latent: ["latent"] },
        ...(request.measure && tells ? { measure: { ...drawn, fan: request.fan } } : {}),
      });
      return {
        ...{ cache: kept.cache as Tensor, latent: kept.latent as Tensor },
        ...(measured === undefined ? {} : { measured }),
      };
    },
  };
}

/** Reads a prompt's ids into what `begin` takes. */
const reading = (text: ModelFile, begin: ModelFile, ids: Feed): Call => ({
  session: "text",
  feeds: { ids },
  keep: each(Object.keys(text.outputs).filter((name) => Object.hasOwn(begin.inputs, name))),
});

/** Each output under its own name. */
const each = (outputs: readonly string[]) =>
  Object.fromEntries(outputs.map((output) => [output, [output]]));

const wholeOf = (lease: OnnxLease, parts: Readonly<Record<string, Tensor>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, lease.whole(part)]));

/** Sides of a cache before the first scale: one row, no tokens. */
const emptySide = (side: number | string): number =>
  typeof side === "number" ? side : side === "L" ? 0 : 1;
