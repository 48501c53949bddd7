import { escaped } from "../cli/escaped.ts";

/** A picture of the gallery, as the judge saw it. */
export interface Shown {
  /** Where the picture lies: a `data:` address, or a path seen from the page. */
  readonly source: string;
  readonly correct: boolean;
}

/** One prompt of a category and its pictures, by seed. */
export interface GalleryRow {
  readonly category: string;
  readonly prompt: string;
  readonly images: readonly Shown[];
}

/** A page and the size that shows all of it, in pixels. */
export interface GalleryPage {
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

const side = 128;
const edge = 4;
const gap = 8;
const caption = 26;
const heading = 44;
const margin = 24;
const legend = 40;
const categoriesAcross = 2;

/** Rows of pictures under their category, two categories abreast; a prompt stands under its row. */
export function galleryPage(rows: readonly GalleryRow[]): GalleryPage {
  const categories = [...new Set(rows.map(({ category }) => category))].map((name) => ({
    name,
    rows: rows.filter(({ category }) => category === name),
  }));
  const deep = Math.max(...categories.map((category) => category.rows.length));
  const wide = Math.max(...rows.map(({ images }) => images.length));
  const block = {
    width: wide * (side + 2 * edge + gap) - gap,
    height: heading + deep * (side + 2 * edge + caption),
  };
  const down = Math.ceil(categories.length / categoriesAcross);
  const width = categoriesAcross * (block.width + margin) + margin;
  const height = down * (block.height + margin) + legend + margin;
  const sections = categories.map((category) => section(category.name, category.rows));
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Raw images</title>
<style>${style(width, block)}</style>
<main>
${sections.join("\n")}
</main>
<p><span class="right"></span> right, <span class="wrong"></span> wrong, as the judge sees it. First prompts of each category, first seeds, nothing picked.</p>
</html>
`;
  return { html, width, height };
}

function section(name: string, rows: readonly GalleryRow[]): string {
  const images = rows.flatMap((row) => row.images);
  const right = images.filter(({ correct }) => correct).length;
  const lines = rows.map(
    ({ prompt, images }) =>
      `<div class="row">${images.map(picture).join("")}</div><h3>${escaped(prompt)}</h3>`,
  );
  return `<section><h2>${escaped(name)} <small>${right} of ${images.length} right</small></h2>${lines.join("")}</section>`;
}

const picture = ({ source, correct }: Shown): string =>
  `<img class="${correct ? "right" : "wrong"}" src="${escaped(source)}" alt="${correct ? "right" : "wrong"}">`;

const style = (width: number, block: { readonly width: number; readonly height: number }) => `
* { box-sizing: border-box; margin: 0; }
body { width: ${width}px; padding: 0 0 0 ${margin}px; font: 15px/1.3 sans-serif; color: #222; background: #fff; }
main { display: flex; flex-wrap: wrap; }
section { width: ${block.width}px; height: ${block.height}px; margin: ${margin}px ${margin}px 0 0; }
h2 { height: ${heading}px; font-size: 19px; line-height: ${heading - 6}px; } small { color: #666; font-size: 14px; font-weight: normal; }
h3 { height: ${caption}px; font-size: 14px; font-weight: normal; }
.row { display: flex; gap: ${gap}px; height: ${side + 2 * edge}px; }
img { width: ${side + 2 * edge}px; height: ${side + 2 * edge}px; image-rendering: pixelated; border-radius: 3px; }
.right { border: ${edge}px solid #2a9d4a; } .wrong { border: ${edge}px solid #d33c32; }
p { height: ${legend}px; margin-top: ${margin}px; font-size: 14px; color: #444; }
span { display: inline-block; width: 16px; height: 16px; vertical-align: -3px; }
`;
