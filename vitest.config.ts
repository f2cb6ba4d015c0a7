import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes: begun last, it would leave one of two cores without work. */
const long = /\/tests\/(stories\/|flows\/effects-once\.)/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    const sorted = await super.sort(files);
    return [
      ...sorted.filter(isLong),
      ...sorted.filter((file) => !isLong(file)),
    ];
  }
}

/**
 * Rooms whose modules keep nothing from one test to the next: their files share a process, which loads each module once and
 * stays warm. Five files of flows take a quarter less of the processor so.
 */
const sharing =
  "tests/{conformance,contracts,domain,extensions,flows,laws,platforms,sandbox,store,worker}/**/*.test.{ts,tsx}";

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: "sharing", include: [sharing], isolate: false },
      },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, "tests/e2e/**", sharing],
        },
      },
    ],
    environment: "node",
    // It loads the extension's own modules, which only Vite can read.
    server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
    globalSetup: ["tests/support/database.global.ts"],
    setupFiles: ["tests/support/setup.ts"],
    // Whole processes, for libraries that patch what threads would share; two, for machines with two cores.
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Whole journeys over HTTP, on machines that have other work too: a limit for what hangs, not for what is slow.
    testTimeout: 150_000,
    hookTimeout: 150_000,
    // A test that hangs on a socket shall not hold the run.
    teardownTimeout: 20_000,
  },
});
