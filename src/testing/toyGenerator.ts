import { measuredOf } from "../models/measuredOf.ts";
import type { Generator, StepRequest } from "../models/ports.ts";
import type { RowView } from "../Tensor.ts";
import { lengthOf } from "./Prefix.ts";
import { refuse } from "./refuse.ts";
import type { ToyMemory } from "./ToyMemory.ts";
import type { ToyTruth } from "./ToyTruth.ts";

/** The toy's generator on one lease: a scale draws one bit. */
export function toyGenerator(memory: ToyMemory, truth: ToyTruth): Generator {
  const prompts: string[] = [];
  return {
    begin: async (prompt) => ({
      condition: { text: memory.put("condition", [prompts.push(prompt) - 1]) },
      cache: memory.put("cache", [0]),
      latent: memory.put("latent", [1]),
    }),
    step: async (request) => {
      const { condition, fan, noise, sampling } = request;
      assertCall(request, truth.scales);
      const { text = refuse("a condition that begin did not make") } = condition;
      const [row = 0] = memory.rowsOf("condition", [{ tensor: text, row: 0 }]);
      const prompt = prompts[row] ?? "";
      const before = prefixesOf(memory, request);
      const chances = before.map((prefix) => truth.chance(prefix, prompt, sampling));
      const after = fan.map((u, path) => {
        const drawn = noise[path] as number;
        // As in the step graph: 0 forces a 1 even where top-p forbids it, as 1 forces a 0.
        const bit = drawn === 0 || drawn < (chances[u] as number);
        return 2 * (before[u] as number) + Number(bit);
      });
      const bits = after.map((prefix) => prefix & 1);
      return {
        ...{ cache: memory.put("cache", before), latent: memory.put("latent", after) },
        ...(request.measure ? { measured: measuredOf({ bits, probabilities: chances, fan }) } : {}),
      };
    },
  };
}

/** The distinct prefixes of a step, if cache and latent of each belong together and to the scale. */
function prefixesOf(memory: ToyMemory, { prefixes, scale }: StepRequest): readonly number[] {
  const caches = memory.rowsOf(
    "cache",
    prefixes.map(({ cache }) => cache),
  );
  const latents = memory.rowsOf(
    "latent",
    prefixes.map(({ latent }) => latent),
  );
  for (const [u, latent] of latents.entries()) {
    if (lengthOf(latent) !== scale)
      refuse(`a latent of ${lengthOf(latent)} bits at scale ${scale}`);
    if (caches[u] !== latent >> 1) refuse("a cache and a latent of different paths");
  }
  return latents;
}

/** What the step graph takes for granted: design.md 4. */
function assertCall({ scale, prefixes, fan, noise, sampling }: StepRequest, scales: number): void {
  if (!Number.isInteger(scale) || scale < 0 || scale >= scales) refuse(`no scale ${scale}`);
  if (fan.some((u) => prefixes[u] === undefined))
    refuse(`fan ${fan.join(" ")} of ${prefixes.length} prefixes`);
  if (new Set(fan).size !== prefixes.length) refuse("a prefix that no path uses");
  const same = (a: RowView, b: RowView) => a.tensor === b.tensor && a.row === b.row;
  if (
    prefixes.some((a, i) =>
      prefixes.slice(0, i).some((b) => same(a.cache, b.cache) && same(a.latent, b.latent)),
    )
  )
    refuse("a prefix stands twice");
  if (noise.length !== fan.length) refuse(`${noise.length} noise values for ${fan.length} bits`);
  if (!noise.every((x) => x >= 0 && x <= 1)) refuse("noise outside 0…1");
  const { guidance, temperature, topP } = sampling;
  if (!(Number.isFinite(guidance) && temperature > 0 && topP > 0.5 && topP <= 1))
    refuse(`guidance ${guidance}, temperature ${temperature}, top-p ${topP}`);
}
