import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { lastValueFrom, type Subscription } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchNamed } from "../../../cli/searchNamed.ts";
import { shipped } from "../../../cli/shipped.ts";
import { cluster, decode, extract, generate } from "../../../operators/index.ts";
import {
  draw,
  type Lease,
  type Models,
  openModels,
  type Result,
  type RunEvent,
  type Search,
} from "../../../src/index.ts";
import { pixelPatches } from "../../../src/models/pixelPatches.ts";
import { freshFolder } from "../../cli/runVarflow.ts";

const folder = shipped("models", "shapes-64");
const ttsVar = searchNamed("tts-var");
const inputs = (models: Models) => ({ prompt: "two red stars", seed: 5, n: 1, paths: 8, models });
const once = (models: Models): Promise<Result> =>
  lastValueFrom(draw(inputs(models), ttsVar.search));
const bytes = ({ image, scores, key }: Result) => ({ pixels: [...image.pixels], scores, key });

/** The same models, with every lease handed to `watch` before it is used. */
const watched = (models: Models, watch: (lease: Lease) => Lease): Models => ({
  ...models,
  lease: () => watch(models.lease()),
});

describe("the shipped bundle", () => {
  let models: Models;
  beforeAll(async () => {
    models = await openModels(folder, { workers: 2 });
  });
  afterAll(() => models.close());

  it("gives the same bytes with other batch limits, threads and workers", async () => {
    const expected = bytes(await once(models));
    for (const options of [{ batch: 1 }, { batch: 3 }, { threads: 2 }, { workers: 3 }]) {
      const others = await openModels(folder, { workers: 1, ...options });
      expect(bytes(await once(others))).toEqual(expected);
      await others.close();
    }
  });

  it("counts what is copied when the rows of one call come from several tensors", async () => {
    const split = await openModels(folder, { workers: 1, batch: 3 });
    expect((await once(split)).cost.joinedBytes).toBeGreaterThan(0);
    await split.close();
  });

  /** What a search that ends at the first scale tells of its features, and its image. */
  const described = async (
    opened: Models,
    paths: number,
    reduced: Parameters<typeof extract>[0],
  ) => {
    const told: RunEvent[] = [];
    const observe = (event: RunEvent) => void told.push(event);
    const search: Search = (begun) =>
      begun.pipe(generate(), decode(), extract(reduced), cluster({ to: 1 }));
    const { image } = await lastValueFrom(draw({ ...inputs(opened), paths, observe }, search));
    const features = told.flatMap((event) => (event.type === "extracted" ? event.features : []));
    return { image, features };
  };

  it("describes a picture by its own pixels, where it lies", async () => {
    const { image, features } = await described(models, 1, { encoder: "pixels", reduce: "none" });
    const { width, height, pixels } = image;
    const { data } = pixelPatches({ dims: [1, 3, height, width], data: pixels });
    expect(new Set(data).size).toBeGreaterThan(64);
    expect(features).toEqual([[...data]]);
    expect(models.spec.encoders).toContain("pixels");
  });

  it("puts all pictures of a batch on one axis, whatever the batch limit", async () => {
    const joint = { encoder: "structure", reduce: "pca-joint" } as const;
    const { features } = await described(models, 8, joint);
    expect(features).toHaveLength(8);
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    expect(sum(features.flat())).toBeCloseTo(0, 3);
    expect(Math.max(...features.map((vector) => Math.abs(sum(vector))))).toBeGreaterThan(0.1);
    const limited = await openModels(folder, { workers: 1, batch: 3 });
    expect((await described(limited, 8, joint)).features).toEqual(features);
    await limited.close();
  });

  it("lets the main thread run between request and reply of every model call", async () => {
    // Whether a callback ran during each call, in any of some runs: on a busy machine a short call
    // may be over before the thread gets its turn, but a call that blocked it would always be.
    const ran: boolean[] = [];
    let call = 0;
    const counting = watched(models, (lease) => {
      const timed =
        <A extends unknown[], R>(port: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          const place = call++;
          ran[place] ??= false;
          const tick = setImmediate(() => {
            ran[place] = true;
          });
          const reply = await port(...args);
          clearImmediate(tick);
          return reply;
        };
      const { generator, decoder } = lease;
      const [encoder, reward] = [lease.encoders.structure, lease.rewards.alignment];
      if (encoder === undefined || reward === undefined) throw new Error("a role is missing");
      return {
        ...lease,
        generator: { begin: timed(generator.begin), step: timed(generator.step) },
        decoder: { decode: timed(decoder.decode) },
        encoders: { structure: { encode: timed(encoder.encode) } },
        rewards: { alignment: { score: timed(reward.score) } },
      };
    });
    for (let run = 0; run < 5; run++) {
      call = 0;
      await once(counting);
    }
    expect(ran).toEqual(Array(1 + 13 + 5 + 2 + 3).fill(true));
  });

  it("holds nothing when a run is complete, before anything is closed", async () => {
    let lease: Lease | undefined;
    const seen: number[] = [];
    const observe = (event: RunEvent) => {
      if (event.type === "finished") seen.push(lease?.holdings.live ?? -1);
    };
    const watching = watched(models, (opened) => {
      lease = opened;
      return opened;
    });
    await lastValueFrom(draw({ ...inputs(watching), observe }, ttsVar.search));
    expect(seen).toEqual([0]);
  });

  it("holds nothing after it was unsubscribed at any event, calls in flight included", async () => {
    const total = await countEvents(models);
    for (let stop = 1; stop <= total; stop++) {
      const leases: Lease[] = [];
      const watching = watched(models, (lease) => {
        leases.push(lease);
        return lease;
      });
      await new Promise<void>((resolve) => {
        let count = 0;
        let running: Subscription | undefined;
        const observe = () => {
          count += 1;
          if (count === stop)
            // On the next turn: most often a model call is under way by then.
            setImmediate(() => {
              running?.unsubscribe();
              resolve();
            });
        };
        running = draw({ ...inputs(watching), observe }, ttsVar.search).subscribe();
      });
      await models.settled();
      expect(leases.map(({ holdings }) => holdings.live)).toEqual([0]);
    }
  });

  const countEvents = async (opened: Models): Promise<number> => {
    let count = 0;
    const observe = () => {
      count += 1;
    };
    await lastValueFrom(draw({ ...inputs(opened), observe }, ttsVar.search));
    return count;
  };
});

describe("openModels", () => {
  it("says what to do where onnxruntime-node is not installed", () => {
    const root = freshFolder();
    cpSync(shipped("dist"), join(root, "dist"), { recursive: true });
    for (const name of ["package.json", "graphs", "models"])
      cpSync(shipped(name), join(root, name), { recursive: true });
    mkdirSync(join(root, "node_modules"));
    for (const name of readdirSync(shipped("node_modules")))
      if (!name.startsWith("onnxruntime") && !name.startsWith("."))
        symlinkSync(shipped("node_modules", name), join(root, "node_modules", name));
    const { status, stderr } = spawnSync(
      process.execPath,
      ["dist/cli/main.js", "generate", "a star", "--out", "o"],
      { cwd: root, encoding: "utf8" },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /onnxruntime-node is not usable[\s\S]*hint: install it with: npm install/,
    );
  });
});
