import type { Image } from "../run/Result.ts";
import type { Found } from "./Found.ts";

/**
 * Says what is in finished pictures. For evaluation only: it is no part of a lease, so no search
 * can see it or choose by it.
 */
export interface Judge {
  /** What was found in each picture, by falling confidence. */
  detect(images: readonly Image[]): Promise<readonly (readonly Found[])[]>;
  /** Waits for calls in flight, then ends the worker. */
  close(): Promise<void>;
}
