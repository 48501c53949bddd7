import type { Lease, Models } from "../../models/ports.ts";
import type { Law } from "./Law.ts";
import type { PortTrial } from "./PortTrial.ts";

/** A lease that a law has for itself. */
export interface OnLease {
  readonly models: Models;
  readonly lease: Lease;
  readonly prompts: readonly [string, string];
  /** Examples to try. */
  readonly runs: number;
}

/** Makes laws that are held on a lease each, which is closed whatever happens. */
export const onLease =
  ({ models, prompts = ["two stars", "a red circle"], runs = 5 }: PortTrial) =>
  (name: string, check: (on: OnLease) => Promise<void>): Law => ({
    name,
    check: async () => {
      const opened = await models();
      const lease = opened.lease();
      try {
        await check({ models: opened, lease, prompts, runs });
      } finally {
        await lease.close();
      }
    },
  });
