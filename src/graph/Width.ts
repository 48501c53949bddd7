/**
 * Fewest and most paths that there may be: they differ after a join, whose branches may overlap, and
 * after a step that keeps as many as the scores say.
 */
export interface Width {
  readonly least: number;
  readonly most: number;
}
