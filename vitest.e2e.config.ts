import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The pages are looked at after the merchant's first day, when there is something on them. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files.toSorted((a, b) => a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    environment: "node",
    pool: "forks",
    // One town and one merchant: the stories change what the next one sees, so they go one after another.
    fileParallelism: false,
    sequence: { sequencer: ByName },
    // A story that failed by chance is played once more; the run names it at its end.
    retry: 1,
    // Limits for what hangs, longer than the stories' own patience, which says what is missing.
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
