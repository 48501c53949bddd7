// Searching for a search: what `varflow tune` proposes, and who goes on.

export type { Candidate } from "./Candidate.ts";
export { type FamilyWord, families } from "./families.ts";
export { halved } from "./halved.ts";
export { isWithin } from "./isWithin.ts";
export { keepingAt } from "./keepSketch.ts";
export { plannedCost } from "./plannedCost.ts";
export { promptRungs } from "./promptRungs.ts";
export { grown, type ProposalRequest, proposals } from "./proposals.ts";
export type { Room } from "./Room.ts";
export { ranked } from "./ranked.ts";
export { roomOf } from "./roomOf.ts";
export { type Rung, rungsOf } from "./rungsOf.ts";
export { Space } from "./Space.ts";
export type { Standing } from "./Standing.ts";
export { standingsOf } from "./standingsOf.ts";
export { withinBudget } from "./withinBudget.ts";
