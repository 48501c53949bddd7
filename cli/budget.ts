import { InvalidArgumentError } from "commander";

/** What a search may cost: FLOPs, or as many images without search as pay for it. */
export type Budget = { readonly flops: number } | { readonly raws: number };

const powers: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  p: 1e15,
};

/** Reads `10TFLOP`, `2.5 gflop` or `8raw`, and says what is right where the text is none of them. */
export function budget(text: string): Budget {
  const [, number = "", prefix = "", unit] =
    /^(\d+(?:\.\d+)?)\s*(?:([kmgtp]?)(flops?)|raws?)$/i.exec(text.trim()) ?? [];
  const amount = Number(number);
  if (number === "" || !(amount > 0))
    throw new InvalidArgumentError(
      "It must be FLOPs (10TFLOP; also PFLOP, GFLOP, MFLOP) or raw images (8raw), more than 0.",
    );
  if (unit === undefined) return { raws: amount };
  return { flops: amount * (powers[prefix.toLowerCase()] ?? 1) };
}
