import { pixelPatches } from "../pixelPatches.ts";
import type { HostTensor } from "./gatherRows.ts";
import type { Session } from "./Session.ts";

/** The encoder that needs no model, as a session: `images` `[B, 3, H, W]` to `patches` `[B, P, 3]`. */
export const pixelSession: Session = {
  run: async ({ images }) => ({
    patches: pixelPatches(images as HostTensor & { readonly data: Float32Array }),
  }),
  release: async () => {},
};
