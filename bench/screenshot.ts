import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { GalleryPage } from "./galleryPage.ts";

/**
 * Shows a page in a browser without a window and writes what it looks like as a PNG file.
 *
 * The browser is `VARFLOW_CHROMIUM`, or `chromium`.
 */
export function screenshot({ html, width, height }: GalleryPage, file: string): void {
  const folder = mkdtempSync(join(tmpdir(), "varflow-page-"));
  try {
    const page = join(folder, "index.html");
    writeFileSync(page, html);
    execFileSync(
      process.env.VARFLOW_CHROMIUM ?? "chromium",
      [
        ...["--headless", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1"],
        `--user-data-dir=${join(folder, "profile")}`,
        `--window-size=${width},${height}`,
        `--screenshot=${file}`,
        pathToFileURL(page).href,
      ],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
