import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dividedFor } from "../../cli/dividedFor.ts";

const machine = { cores: 8, total: 32e9 };

describe("dividedFor", () => {
  it("gives small models a worker a core, on one thread, and no more than there are prompts", () => {
    expect(dividedFor(16e6, 100, undefined, machine)).toEqual({ workers: 8, threads: 1 });
    expect(dividedFor(16e6, 3, undefined, machine)).toEqual({ workers: 3, threads: 1 });
    expect(dividedFor(0, 1, undefined, machine)).toEqual({ workers: 1, threads: 1 });
  });
  it("gives large ones as many copies as half of the memory holds, and them all cores", () => {
    expect(dividedFor(5e9, 100, undefined, machine)).toEqual({ workers: 3, threads: 2 });
    expect(dividedFor(10e9, 100, undefined, machine)).toEqual({ workers: 1, threads: 8 });
    expect(dividedFor(100e9, 100, undefined, machine)).toEqual({ workers: 1, threads: 8 });
  });
  it("does what it is told", () => {
    expect(dividedFor(10e9, 100, 4, machine)).toEqual({ workers: 4, threads: 2 });
    expect(dividedFor(16e6, 1, 5, machine)).toEqual({ workers: 5, threads: 1 });
  });
  it("has a worker and a thread at least, and no more threads than cores", () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.nat(99), (memory, jobs) => {
        const { workers, threads } = dividedFor(memory, jobs, undefined, machine);
        expect(Math.min(workers, threads)).toBeGreaterThanOrEqual(1);
        expect(workers * threads).toBeLessThanOrEqual(machine.cores);
      }),
    ));
});
