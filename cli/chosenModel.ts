import type { Binding } from "../src/index.ts";
import { bundleFolder } from "./bundleFolder.ts";
import type { ModelOptions } from "./modelOptions.ts";
import { UsageError } from "./UsageError.ts";

/** A model as commands open it. */
export interface ChosenModel {
  readonly folder: string;
  readonly roles: readonly Binding[];
}

/** What the graphs that ship call the reward and the encoder that they cannot do without. */
const first = { reward: "alignment", encoder: "structure" } as const;

const shape = /^(reward|encoder)(?::([A-Za-z0-9][\w-]*))?=([^#]+)(?:#(.+))?$/;

/**
 * The bundle that the options name, and the roles that they fill: `reward=NAME` fills the role
 * `alignment`, `encoder=NAME` the role `structure`, `reward:ROLE=NAME` any other; `NAME#MODEL` tells
 * which, where a bundle has several.
 *
 * @throws UsageError for a model that is not there, and a role that is none or is filled twice.
 */
export function chosenModel({ model, role = [] }: ModelOptions): ChosenModel {
  const roles = role.map(bindingOf);
  const twice = roles.findIndex(({ kind, name }, i) =>
    roles.slice(0, i).some((before) => before.kind === kind && before.name === name),
  );
  if (twice >= 0)
    throw new UsageError(`--role ${role[twice]}: that role is filled already`, "leave one out");
  return { folder: bundleFolder(model), roles };
}

function bindingOf(given: string): Binding {
  const [, kind, name, model, from] = shape.exec(given) ?? [];
  if (model === undefined || (kind !== "reward" && kind !== "encoder"))
    throw new UsageError(
      `--role ${given}: expected a role and a model`,
      "for example reward=imagereward, encoder=dinov2 or reward:aesthetic=aesthetic",
    );
  return {
    kind,
    name: name ?? first[kind],
    folder: bundleFolder(model),
    ...(from === undefined ? {} : { from }),
  };
}
