import { type Kind, lengths, type Row } from "./FakeDevice.ts";

/** A row of the length of its kind, made of whole numbers in 0…2²³. */
export const row = (kind: Kind, scale: number, value: (i: number) => number): Row => ({
  kind,
  scale,
  values: Array.from({ length: lengths[kind] }, (_, i) => value(i)),
});
