/** Every text that an SVG shows, in its order. */
export const labelsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);

/** Titles of the figures that an SVG holds. */
export const titlesOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/role-title-text[\s\S]*?<text[^>]*>([^<]*)<\/text>/g)].map(
    ([, text = ""]) => text,
  );
