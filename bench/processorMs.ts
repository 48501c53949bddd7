/**
 * Processor time of this process so far, all its threads, in milliseconds: on a busy machine what
 * else runs counts little in it.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
