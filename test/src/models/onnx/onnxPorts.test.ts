import { describe, expect, it } from "vitest";
import type { Bundle } from "../../../../src/models/Bundle.ts";
import type { Call, OnnxLease } from "../../../../src/models/onnx/OnnxLease.ts";
import { onnxPorts } from "../../../../src/models/onnx/onnxPorts.ts";
import type { OpenableBundle } from "../../../../src/models/readBundle.ts";
import { assembledBundle, rightBundle } from "../../../fakes/bundleFolder.ts";

/** A bundle whose rewards take in these. */
function bundleWith(rewards: Readonly<Record<string, readonly string[]>>): Bundle {
  const bundle = rightBundle();
  const { score, ...rest } = bundle.roles.rewards.alignment as Bundle["roles"]["rewards"][string];
  const port = { dtype: "float32" as const, shape: ["B"] };
  const roles = Object.entries(rewards).map(([name, inputs]) => [
    name,
    {
      ...rest,
      score: { ...score, inputs: Object.fromEntries(inputs.map((input) => [input, port])) },
    },
  ]);
  return { ...bundle, roles: { ...bundle.roles, rewards: Object.fromEntries(roles) } };
}

/** A lease that writes down its calls and answers every one with two scores. */
function recording() {
  const calls: Call[] = [];
  const lease = {
    rows: () => ({ from: "rows" }),
    call: async (call: Call) => {
      calls.push(call);
      return { kept: {}, taken: { scores: Float32Array.of(0.5, -1) }, reduced: [] };
    },
  };
  return { calls, lease: lease as unknown as OnnxLease };
}

async function portsOf(bundle: Bundle, lease: OnnxLease) {
  const assembled = await assembledBundle(bundle);
  return onnxPorts(assembled, assembled.drawing as OpenableBundle, lease);
}

describe("onnxPorts", () => {
  it("decodes at a smaller side in a session of its own", async () => {
    const { calls, lease } = recording();
    const { decoder } = await portsOf(rightBundle(), lease);
    for (const side of [undefined, 1]) await decoder.decode([], side);
    expect(calls.map(({ session, keep }) => [session, keep])).toEqual([
      ["decode", { images: ["images"] }],
      ["decode/1", { images: ["images"] }],
    ]);
  });
  it("gives the prompt to a reward that reads it, and to no other", async () => {
    const { calls, lease } = recording();
    const bundle = bundleWith({ alignment: ["images", "ids"], aesthetic: ["images"] });
    const { rewards } = await portsOf(bundle, lease);
    expect(await rewards.alignment?.score([], "two stars")).toEqual([0.5, -1]);
    expect(await rewards.aesthetic?.score([], "two stars")).toEqual([0.5, -1]);
    expect(calls.map(({ session, feeds }) => [session, Object.keys(feeds)])).toEqual([
      ["score/alignment", ["images", "ids"]],
      ["score/aesthetic", ["images"]],
    ]);
  });
});
