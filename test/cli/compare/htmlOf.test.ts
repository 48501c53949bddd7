import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { htmlOf } from "../../../cli/compare/htmlOf.ts";
import { comparisonOf } from "../../../src/evaluation/comparisonOf.ts";
import { madeResults } from "../../arbitraries/results.ts";
import { chromium } from "../../chromium.ts";
import { freshFolder } from "../runVarflow.ts";

const schemes = {
  light: [],
  dark: ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"],
} as const;

/** Brightness of each pixel of a page, 0…1, by row. */
function brightness(page: string, scheme: keyof typeof schemes): Float32Array {
  const folder = freshFolder();
  const [file, shot] = [join(folder, "page.html"), join(folder, "shot.png")];
  writeFileSync(file, page);
  const { status, stderr } = spawnSync(
    chromium as string,
    [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ...[`--user-data-dir=${join(folder, "profile")}`, "--window-size=700,560"],
      ...[...schemes[scheme], `--screenshot=${shot}`, file],
    ],
    { encoding: "utf8", timeout: 60_000 },
  );
  expect({ status, said: status === 0 ? "" : stderr }).toEqual({ status: 0, said: "" });
  const { data, channels, width, height } = decode(readFileSync(shot));
  return Float32Array.from({ length: width * height }, (_, i) => {
    const [r = 0, g = 0, b = 0] = data.slice(i * channels, i * channels + 3);
    return (r + g + b) / (3 * 255);
  });
}

const title = "is bright with dark ink in a light browser, dark with bright ink in a dark one";
describe("htmlOf", () => {
  it.skipIf(chromium === undefined)(
    chromium === undefined ? `${title} (skipped: no Chromium)` : title,
    async () => {
      const page = await htmlOf(comparisonOf(madeResults()), "made up");
      const [light, dark] = [brightness(page, "light"), brightness(page, "dark")];
      const share = (pixels: Float32Array, is: (own: number) => boolean) =>
        pixels.filter(is).length / pixels.length;
      // Figures take most of the page: one with a ground of its own would be neither.
      expect(share(light, (own) => own > 0.8)).toBeGreaterThan(0.9);
      expect(share(light, (own) => own < 0.3)).toBeGreaterThan(0.005);
      expect(share(dark, (own) => own < 0.3)).toBeGreaterThan(0.9);
      expect(share(dark, (own) => own > 0.8)).toBeGreaterThan(0.005);
    },
    120_000,
  );
});
