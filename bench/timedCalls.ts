import { OnnxWorker } from "../src/models/onnx/OnnxWorker.ts";
import type { Ran, Request } from "../src/models/onnx/protocol.ts";
import { reduceAll } from "../src/models/onnx/reduceAll.ts";
import { drawNoise } from "../src/run/drawNoise.ts";

/** Every model call from now on, timed. */
export interface TimedCalls {
  /**
   * Milliseconds so far from request to answer: whatever thread worked then, it was no
   * operator.
   */
  readonly waited: () => number;
  /** Ends the measurement. */
  readonly stop: () => void;
}

type Run = Extract<Request, { readonly ask: "run" }>;

/**
 * Times model calls, and does two things once more to time them: what the worker reduces, on the same
 * patches, and the noise that the main thread drew, as much of it. `again` is told what they took.
 */
export function timedCalls(again: (part: "noise" | "reduction", ms: number) => void): TimedCalls {
  const { ask } = OnnxWorker.prototype;
  let waited = 0;
  OnnxWorker.prototype.ask = async function <T>(request: Request, options = {}): Promise<T> {
    if (request.ask !== "run") return ask.call(this, request, options) as Promise<T>;
    const begun = performance.now();
    const { noise } = request.feeds;
    if (noise?.from === "host")
      again(
        "noise",
        took(() => redraw(noise.shape)),
      );
    const answer = await ask.call(this, withPatches(request), options);
    const { reduce } = request;
    if (reduce)
      again(
        "reduction",
        took(() => reduceAgain(reduce, answer as Ran)),
      );
    waited += performance.now() - begun;
    return answer as T;
  };
  const stop = () => {
    OnnxWorker.prototype.ask = ask;
  };
  return { waited: () => waited, stop };
}

function took(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** As much noise, `[B, n, bits]`, at other places. */
function redraw([paths = 0, tokens = 0, bits = 0]: readonly number[]): Float32Array {
  const keys = Array.from({ length: paths }, (_, i) => `${i}`.padStart(32, "0"));
  return drawNoise({ seed: 0, prompt: "as much noise", scale: tokens }, keys, tokens * bits);
}

/** The same request, whose answer holds the patches that it reduces as well. */
const withPatches = (request: Run): Run =>
  request.reduce ? { ...request, take: [...request.take, request.reduce.output] } : request;

function reduceAgain({ output, word }: NonNullable<Run["reduce"]>, { shapes, taken }: Ran): number {
  // A copy, so that they lie in this processor's cache, as where the encoder has just written them.
  const patches = { dims: shapes[output] ?? [], data: (taken[output] as Float32Array).slice() };
  return took(() => reduceAll(patches, word));
}
