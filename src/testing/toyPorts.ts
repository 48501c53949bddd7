import type { Holdings } from "../models/Holdings.ts";
import type { Generator, Lease } from "../models/ports.ts";
import type { RowView } from "../Tensor.ts";
import { refuse } from "./refuse.ts";
import { type ToyCount, ToyMemory } from "./ToyMemory.ts";
import type { ToyTruth } from "./ToyTruth.ts";
import { type Redescribe, toyEncoder } from "./toyEncoder.ts";
import { toyGenerator } from "./toyGenerator.ts";
import { toyPatches } from "./toyPatches.ts";
import { sideOf } from "./toyPicture.ts";
import { rewards } from "./toySpec.ts";

/** A model call: its port, and how many rows it has; those of a step are its paths. */
export interface ToyCall {
  readonly port: "begin" | "step" | "decode" | "encode" | "score";
  readonly rows: number;
}

/** What the ports of one lease are made of. */
export interface ToyParts {
  readonly truth: ToyTruth;
  readonly holdings: Holdings;
  readonly count: ToyCount;
  /** Most rows of one call. */
  readonly batch: number;
  readonly watch?: ((call: ToyCall) => void) | undefined;
  readonly redescribe?: Redescribe | undefined;
}

/** The toy's ports, bound to one lease. */
export function toyPorts(parts: ToyParts): Omit<Lease, "holdings" | "close"> {
  const { truth, holdings, count, redescribe } = parts;
  const memory = new ToyMemory(holdings, count, truth.scales);
  const shown =
    (port: ToyCall["port"]) =>
    (images: readonly RowView[], joint: boolean = false) => {
      enter(joint ? { ...parts, batch: images.length } : parts, port, images.length);
      return memory.rowsOf(port === "decode" ? "latent" : "image", images);
    };
  const names = Object.keys(toyPatches) as (keyof typeof toyPatches)[];
  const encoder = (name: keyof typeof toyPatches) =>
    toyEncoder(name, sideOf(truth.scales), shown("encode"), redescribe);
  const scored = shown("score");
  const drawn = shown("decode");
  return {
    generator: entered(parts, toyGenerator(memory, truth)),
    decoder: {
      decode: async (latents, side) => {
        if (side !== undefined)
          refuse(`no side ${side} to decode at: a latent of the toy has none`);
        return memory.put("image", drawn(latents));
      },
    },
    encoders: Object.fromEntries(names.map((name) => [name, encoder(name)])),
    rewards: Object.fromEntries(
      rewards.map((name) => [
        name,
        {
          score: async (images: readonly RowView[], prompt: string) =>
            scored(images).map((prefix) => truth.scoreOf(name, prefix, prompt)),
        },
      ]),
    ),
  };
}

const entered = (parts: ToyParts, { begin, step }: Generator): Generator => ({
  begin: async (prompt) => {
    enter(parts, "begin", 1);
    return begin(prompt);
  },
  step: async (request) => {
    enter(parts, "step", request.fan.length);
    return step(request);
  },
});

/** Lets a call in, if it has a right number of rows and comes in time. */
function enter({ holdings, batch, watch }: ToyParts, port: ToyCall["port"], rows: number): void {
  if (holdings.closed) refuse("the lease is closed");
  if (rows < 1 || rows > batch) refuse(`${rows} rows in a call of at most ${batch}`);
  watch?.({ port, rows });
}
