import type { Ground } from "./drawSvg.ts";

const inks: Readonly<Record<Ground, string>> = { white: "#333333", page: "currentColor" };

/**
 * The `label` of each point below and right of it, in the colour of text and not of its series:
 * small letters need more contrast than a line does.
 */
export const labelLayer = (on: Ground) =>
  ({
    mark: { type: "text", align: "left", dx: 6, dy: 10, fontSize: 11, opacity: 0.85 },
    encoding: {
      x: { field: "x", type: "quantitative" },
      y: { field: "y", type: "quantitative" },
      text: { field: "label" },
      color: { value: inks[on] },
    },
  }) as const;
