import { described, Finite, Positive, perScale, TopP } from "../codecs.ts";

/** Sampling values that a step which draws tokens may override: parameters of its codec. */
export const samplingKeys = {
  guidance: described(
    perScale(Finite),
    "Weight g of the conditional logits, g·cond + (1−g)·uncond; the bundle's if absent.",
  ),
  temperature: described(perScale(Positive), "Divides the logits; the bundle's if absent."),
  topP: described(
    perScale(TopP),
    "Bits more certain than this are not drawn but set; the bundle's if absent.",
  ),
};
