import { scorerLaws } from "varflow/testing";
import { redness } from "../own-reward.ts";

export const laws = scorerLaws(redness, { prompts: ["a red star"] });
