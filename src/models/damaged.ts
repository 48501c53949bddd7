import { ModelError } from "../errors.ts";

/** Of a bundle that is not as it was made: `where` is its folder or a file of it. */
export const damaged = (where: string, message: string, hint?: string): ModelError =>
  new ModelError(
    where,
    message,
    hint ?? "fetch the bundle again, or restore the file from version control",
  );
