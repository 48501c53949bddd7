import { spawnSync } from "node:child_process";

/** A browser of this machine; nothing where there is none. */
export const chromium = [
  process.env.VARFLOW_CHROMIUM,
  "chromium",
  "chromium-browser",
  "google-chrome",
].find((name) => name !== undefined && spawnSync(name, ["--version"]).status === 0);
