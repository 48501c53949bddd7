import type { Batch } from "../../Batch.ts";
import type { RunEvent } from "../../events.ts";
import type { Start } from "../../models/ports.ts";
import { type Field, viewsOf } from "../../Path.ts";
import { CostMeter } from "../../run/Cost.ts";
import { openRun } from "../../run/openRun.ts";
import type { Run } from "../../run/Run.ts";
import { type FakeLease, type FakeModels, type FakeOptions, fakeModels } from "./fakeModels.ts";

/** A run in the middle, with everything a test wants to see of it. */
export interface FakeRun {
  readonly run: Run;
  readonly models: FakeModels;
  readonly lease: FakeLease;
  readonly start: Start;
  readonly meter: CostMeter;
  /** All that the run was told. */
  readonly events: readonly RunEvent[];
  /** References that paths hold: all but the one of the condition. */
  readonly held: () => number;
  /**
   * Gives back what the paths of a last batch hold.
   *
   * @throws Error that lists what is left on the device, where an operator leaked it.
   * @throws TensorError where an operator gave back what it did not own.
   */
  readonly giveBack: (batch: Batch<Field> | Batch<never>) => void;
}

/**
 * Opens the fake and begins a prompt. The start's cache and latent are given back already.
 *
 * @example
 * const fake = await fakeRun();
 * const given = heldBatch(fake, specOfScores([1, 2, 3]), ["latent", "score"]);
 * fake.giveBack(await only(of(given).pipe(mine())));
 */
export async function fakeRun(
  { prompt = "two stars", seed = 1, n = 1 }: Partial<Pick<Run, "prompt" | "seed" | "n">> = {},
  options: FakeOptions = {},
): Promise<FakeRun> {
  const models = fakeModels(options);
  const lease = models.lease();
  const start = await lease.generator.begin(prompt);
  start.cache.release();
  start.latent.release();
  const meter = new CostMeter();
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => void events.push(event);
  const run = openRun({ prompt, seed, n, models, lease, start, meter, emit });
  const held = () => models.device.references(lease.number) - 1;
  const giveBack = ({ paths }: Batch<Field> | Batch<never>) => {
    for (const { tensor } of paths.flatMap(viewsOf)) tensor.release();
    if (held() === 0) return;
    const [, ...left] = models.device.told(lease.number); // the first is the condition
    throw new Error(`leaked: ${left.join(", ")}`);
  };
  return { run, models, lease, start, meter, events, held, giveBack };
}
