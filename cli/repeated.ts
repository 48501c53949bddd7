import { Option } from "commander";

/** An option that may be given more than once: its values, in the order given. */
export const repeated = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((value: string, before: readonly string[] = []) => [
    ...before,
    value,
  ]);
