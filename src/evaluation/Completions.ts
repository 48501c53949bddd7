/** Finished images that share what their prefixes drew up to a scale. */
export interface Completions {
  readonly prompt: string;
  /** The last scale that the paths of a group have in common. */
  readonly scale: number;
  /** `[prefix][completion]`: final scores. */
  readonly groups: readonly (readonly number[])[];
}
