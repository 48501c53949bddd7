import { Document, isScalar, type Node, Scalar, visit } from "yaml";
import type { Graph } from "../src/index.ts";

/** The text of a graph file, a step a line as in the files that ship. */
export function yamlOf(graph: Graph): string {
  const document = new Document(graph);
  const about = document.get("about", true);
  if (isScalar(about)) about.type = Scalar.BLOCK_FOLDED;
  visit(document.get("steps", true) as Node, {
    Map: (_, step) => {
      step.flow = true;
    },
  });
  const text = document.toString({ lineWidth: 100 });
  // No way to pad mappings alone.
  return text.replace(/^ {2}- .*$/gm, (step) => step.replace(/\[ ([^\]]*) \]/g, "[$1]"));
}
