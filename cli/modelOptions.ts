import { Option } from "commander";
import { repeated } from "./repeated.ts";

/** What a command that takes a model is given. */
export interface ModelOptions {
  /** A bundle by name or folder. */
  readonly model: string;
  /** Roles filled by other bundles, as `reward=imagereward`. */
  readonly role?: readonly string[];
}

/** The bundle that a command works with. */
export const modelOption = (): Option =>
  new Option(
    "-m, --model <name>",
    "bundle: a folder, or a name that `varflow models` lists",
  ).default("shapes-64");

/** Fills a role with a model of another bundle. */
export const roleOption = (): Option =>
  repeated(
    "--role <role=model>",
    "fills a role with a model of another bundle: reward=imagereward, encoder:semantic=inception",
  );
