import type { Resampler } from "varflow";
import { resamplerLaws } from "varflow/testing";

/** A wheel with as many spokes, evenly spaced, as there are copies; one draw turns it. */
export const wheel: Resampler = (weights, count, draw) => {
  const last = weights.findLastIndex((weight) => weight > 0);
  if (last < 0 && count > 0) throw new RangeError("no weight is positive");
  const turn = draw();
  let [place, upTo] = [0, count * (weights[0] ?? 0)];
  return Array.from({ length: count }, (_, spoke) => {
    while (upTo <= spoke + turn && place < last) {
      place += 1;
      upTo += count * (weights[place] ?? 0);
    }
    return place;
  });
};

export const laws = resamplerLaws(wheel, { spread: 1 });
