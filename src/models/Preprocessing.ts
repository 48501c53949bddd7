import * as t from "io-ts";
import { closed, Finite, keyOf, Positive, PositiveInt } from "../codecs.ts";
import { filters } from "./resize.ts";

const channels = <C extends t.Mixed>(number: C) =>
  t.tuple([number, number, number], `three of: ${number.name}`);

/** How a picture is made a square. */
const fits = {
  /** The shorter side is made `size` long, and the middle square is kept. */
  crop: true,
  /** Both sides are, and the picture is stretched. */
  stretch: true,
  /** The longer side is, and black is put around. */
  pad: true,
};

/**
 * What a reward or an encoder was trained to see: `size` is the side of the square that comes out, in
 * pixels; of each channel's 0…1, red, green and blue, `mean` is taken off, and `std` divides the rest.
 */
export const Preprocessing = closed({
  size: PositiveInt,
  filter: keyOf(filters),
  fit: keyOf(fits),
  mean: channels(Finite),
  std: channels(Positive),
});
export type Preprocessing = t.TypeOf<typeof Preprocessing>;
