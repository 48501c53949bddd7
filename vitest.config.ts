import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Examples import varflow as a user does; here that is the source, not the build.
    alias: [
      { find: /^varflow$/, replacement: here("./src/index.ts") },
      { find: /^varflow\/operators$/, replacement: here("./operators/index.ts") },
      { find: /^varflow\/evaluation$/, replacement: here("./src/evaluation/index.ts") },
      { find: /^varflow\/testing$/, replacement: here("./src/testing/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "tsconfig.json" },
    // By itself vitest leaves a core free, which is half of a small machine.
    maxWorkers: availableParallelism(),
    // Generous: the machine may be busy, and no test asserts a time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
