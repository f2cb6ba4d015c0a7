import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "tests/e2e/**"],
    environment: "node",
    // It loads the extension's own modules, which only Vite can read.
    server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
    globalSetup: ["tests/support/database.global.ts"],
    setupFiles: ["tests/support/setup.ts"],
    // Whole processes, for libraries that patch what threads would share; two, for machines with two cores.
    pool: "forks",
    maxWorkers: 2,
    // Whole journeys over HTTP, on machines that have other work too: a limit for what hangs, not for what is slow.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // A test that hangs on a socket shall not hold the run.
    teardownTimeout: 20_000,
  },
});
