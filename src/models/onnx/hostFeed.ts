import type { Feed, Numbers } from "./protocol.ts";

/** Numbers of the host as the input of one call; their buffer is given away to the worker. */
export const hostFeed = (shape: readonly number[], data: Numbers): Feed => ({
  from: "host",
  shape,
  data,
});
