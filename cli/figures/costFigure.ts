import type { Plan } from "../../src/index.ts";
import { drawSvg } from "./drawSvg.ts";

/** FLOPs and bytes of state by scale of some plans, as SVG (arXiv 2507.18537, figure 2). */
export function costFigure(plans: readonly Plan[], title: string): Promise<string> {
  const values = plans.flatMap(({ graph, n, scales }) =>
    scales.map(({ scale, flops, stateBytes }) => ({
      scale,
      plan: `${graph}, n = ${n}`,
      flops: flops.transformer / 1e9,
      bytes: stateBytes / 2 ** 20,
    })),
  );
  const panel = (field: "flops" | "bytes", name: string) =>
    ({
      width: 300,
      height: 220,
      mark: { type: "bar" },
      encoding: {
        x: { field: "scale", type: "ordinal", axis: { labelAngle: 0 } },
        xOffset: { field: "plan", sort: null },
        y: { field, type: "quantitative", title: name },
        color: { field: "plan", type: "nominal", title: null, sort: null },
      },
    }) as const;
  return drawSvg({
    title,
    data: { values },
    hconcat: [panel("flops", "transformer, GFLOP"), panel("bytes", "caches and latents, MiB")],
  });
}
