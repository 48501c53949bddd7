/**
 * Prompts that are drawn side by side on some workers: two each, so that a worker has a model call
 * to go on with while the main thread selects and prepares for the other prompt.
 */
export const inFlightOn = (workers: number): number => 2 * workers;
