import { describe, expect, it } from "vitest";
import { gatherFeed } from "../../../../src/models/onnx/gatherFeed.ts";
import { hostFeed } from "../../../../src/models/onnx/hostFeed.ts";
import type { PickedRow } from "../../../../src/models/onnx/protocol.ts";
import { TensorStore } from "../../../../src/models/onnx/TensorStore.ts";
import { preprocess } from "../../../../src/models/preprocess.ts";
import { square } from "../../../fakes/bundleFolder.ts";

/** Two pictures of 5 × 3. */
const pixels = Float32Array.from({ length: 2 * 3 * 5 * 3 }, (_, i) => ((i * 7) % 11) / 10);
const stored = () => {
  const store = new TensorStore();
  store.keep(1, { dims: [2, 3, 5, 3], data: pixels }, 0);
  return store;
};
const seen = (i: number) =>
  preprocess({ width: 3, height: 5, pixels: pixels.subarray(i * 45, (i + 1) * 45) }, square);

describe("gatherFeed", () => {
  it("gives what the host sent and what is kept, uncopied", () => {
    const store = stored();
    const sent = hostFeed([2], Float32Array.of(1, 2));
    expect(gatherFeed(sent, store)).toEqual({
      tensor: { dims: [2], data: Float32Array.of(1, 2) },
      copiedBytes: 0,
    });
    expect(gatherFeed({ from: "kept", id: 1 }, store).tensor.data).toBe(pixels);
    expect(() => gatherFeed({ from: "kept", id: 2 }, store)).toThrow("it was freed");
  });
  it("shows each picture as preprocess makes it, in the order that is asked", () => {
    for (const order of [[0], [1, 0], [0, 1], [1, 1, 0]]) {
      const images = {
        from: "rows",
        axis: 0,
        picks: order.map((row): PickedRow => [1, row]),
      } as const;
      const { tensor } = gatherFeed({ from: "seen", images, as: square }, stored());
      expect(tensor.dims).toEqual([order.length, 3, 4, 4]);
      expect([...tensor.data]).toEqual(order.flatMap((row) => [...seen(row)]));
    }
  });
  it("leaves the pictures as they were", () => {
    const before = pixels.slice();
    const images = { from: "kept", id: 1 } as const;
    gatherFeed({ from: "seen", images, as: square }, stored());
    expect(pixels).toEqual(before);
  });
});
