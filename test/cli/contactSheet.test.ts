import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { contactSheet } from "../../cli/contactSheet.ts";
import { encodePng } from "../../cli/encodePng.ts";
import { chromium } from "../chromium.ts";
import { freshFolder } from "./runVarflow.ts";

const cell = {
  prompt: 'a <b> & "c"',
  graph: "raw",
  image: "raw/1 #.png",
  score: 1.234,
  flops: 3.1e9,
};

describe("contactSheet", () => {
  it("escapes what users write, and tells reward and compute", () => {
    const page = contactSheet("Title", [cell, { ...cell, graph: "tts-var", score: null }]);
    expect(page).not.toContain("<b>");
    expect(page).toContain('src="raw/1%20%23.png"');
    expect(page).toContain("reward 1.23 · 3.10 GFLOP");
    expect(page.match(/<th scope="col">/g)).toHaveLength(2);
  });

  const title = "shows its images in a browser";
  it.skipIf(chromium === undefined)(
    chromium === undefined ? `${title} (skipped: no Chromium)` : title,
    () => {
      const folder = freshFolder();
      const pixels = new Float32Array(3 * 64 * 64).fill(0);
      pixels.fill(1, 0, 64 * 64); // pure red
      writeFileSync(join(folder, "red.png"), encodePng({ width: 64, height: 64, pixels }));
      writeFileSync(join(folder, "index.html"), contactSheet("T", [{ ...cell, image: "red.png" }]));
      const shot = join(folder, "shot.png");
      const { status, stderr } = spawnSync(
        chromium as string,
        [
          ...["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"],
          ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
          ...[`--user-data-dir=${join(folder, "profile")}`, "--window-size=800,600"],
          ...[`--screenshot=${shot}`, join(folder, "index.html")],
        ],
        { encoding: "utf8", timeout: 60_000 },
      );
      expect({ status, said: status === 0 ? "" : stderr }).toEqual({ status: 0, said: "" });
      const { data, channels } = decode(readFileSync(shot));
      let red = 0;
      for (let i = 0; i < data.length; i += channels)
        if (data[i] === 255 && data[i + 1] === 0 && data[i + 2] === 0) red += 1;
      expect(red).toBeGreaterThan(0.95 * 192 * 192);
      expect(red).toBeLessThanOrEqual(192 * 192);
    },
    90_000,
  );
});
