import type { Tensor } from "../../Tensor.ts";
import type { Bundle } from "../Bundle.ts";
import type { Generator } from "../ports.ts";
import { idsFeed } from "./idsFeed.ts";
import type { OnnxLease } from "./OnnxLease.ts";
import { stepFeeds } from "./stepFeeds.ts";

/** Outputs of the step graph that say how sure it was; a bundle need not have them. */
const drawn = { bits: "bits", probabilities: "probabilities" };

/** The generator of a bundle: `begin` once a prompt, the step graph once a scale. */
export function onnxGenerator(bundle: Bundle, lease: OnnxLease): Generator {
  const { begin, step } = bundle.roles.generator;
  const conditions = Object.keys(begin.outputs).filter((name) => Object.hasOwn(step.inputs, name));
  const tells = Object.values(drawn).every((name) => Object.hasOwn(step.outputs, name));
  return {
    async begin(prompt) {
      const { kept } = await lease.call({
        session: "begin",
        feeds: { ids: idsFeed(prompt, bundle.tokenizer) },
        keep: Object.fromEntries(conditions.map((name) => [name, [name]])),
      });
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

/** Sides of a cache before the first scale: one row, no tokens. */
const emptySide = (side: number | string): number =>
  typeof side === "number" ? side : side === "L" ? 0 : 1;
