import { openModels } from "varflow";
import { portLaws, rewardLaws } from "varflow/testing";

const opened = openModels("models/shapes-64", { workers: 1 });

export const laws = [
  ...portLaws({ models: () => opened }),
  ...rewardLaws(() => opened, "alignment"),
];

/** After the last law. */
export const done = async (): Promise<void> => (await opened).close();
