import * as fc from "fast-check";
import { expect, it } from "vitest";
import { saidTwice } from "../../../src/evaluation/saidTwice.ts";

it("finds every repetition and nothing else: as many as there are prompts too many", () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom<string>("a", "b", "", "toString")), (prompts) => {
      const placed = prompts.map((prompt, i) => ({ prompt, file: "f", line: i + 1, column: 1 }));
      const problems = saidTwice(placed);
      expect(problems).toHaveLength(prompts.length - new Set(prompts).size);
      for (const { line, message } of problems) {
        const prompt = prompts[line - 1] as string;
        const first = prompts.indexOf(prompt) + 1;
        expect(first).toBeLessThan(line);
        expect(message).toContain(`"${prompt}" stands on line ${first} already`);
      }
    }),
  ));
