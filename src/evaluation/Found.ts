/** One object that the judge found in a picture. Lengths in pixels, y downwards. */
export interface Found {
  /** For example `star`. */
  readonly shape: string;
  /** For example `red`. */
  readonly colour: string;
  /** Centre, from the left edge. */
  readonly x: number;
  /** Centre, from the upper edge. */
  readonly y: number;
  /** Half the side of its box; ≥ 0. */
  readonly radius: number;
  /** How sure the judge is, 0…1. */
  readonly confidence: number;
}
