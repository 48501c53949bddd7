import { describe, expect, it } from "vitest";
import { type GalleryRow, galleryPage } from "../../bench/galleryPage.ts";

const row = (category: string, prompt: string, ...right: readonly boolean[]): GalleryRow => ({
  category,
  prompt,
  images: right.map((correct, i) => ({ source: `${prompt}-${i}.png`, correct })),
});
const rows = [
  row("Colours", "a red star", true, false, true),
  row("Colours", "a <b>", false, false, false),
  row("Counting", "two stars", true, true, true),
];

describe("galleryPage", () => {
  const { html } = galleryPage(rows);

  it("marks each image with the judge's verdict, in the order given", () => {
    const marks = [...html.matchAll(/<img class="(\w+)" src="a red star-(\d)\.png"/g)];
    expect(marks.map(([, mark, i]) => [mark, i])).toEqual([
      ["right", "0"],
      ["wrong", "1"],
      ["right", "2"],
    ]);
  });
  it("counts what is right in a category", () => {
    expect(html).toContain("Colours <small>2 of 6 right</small>");
    expect(html).toContain("Counting <small>3 of 3 right</small>");
  });
  it("writes each prompt under its row, whatever signs it has", () => {
    expect(html.indexOf("a red star-2.png")).toBeLessThan(html.indexOf("<h3>a red star</h3>"));
    expect(html).toContain("<h3>a &#60;b&#62;</h3>");
    expect(html).not.toContain("<b>");
  });
  it("grows with its rows and images", () => {
    const more = galleryPage([...rows, row("Position", "a star above a ring", true)]);
    expect(more.height).toBeGreaterThan(galleryPage(rows).height);
    expect(more.width).toBe(galleryPage(rows).width);
    expect(galleryPage([row("Colours", "x", true)]).width).toBeLessThan(more.width);
  });
});
