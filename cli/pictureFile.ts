import { createHash } from "node:crypto";
import type { Image } from "../src/index.ts";
import { encodePng } from "./encodePng.ts";

/** A picture as a PNG file, with its SHA-256. */
export function pictureFile(image: Image): { readonly png: Uint8Array; readonly sha256: string } {
  const png = encodePng(image);
  return { png, sha256: createHash("sha256").update(png).digest("hex") };
}
