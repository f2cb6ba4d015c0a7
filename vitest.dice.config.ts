import { defineConfig, mergeConfig } from "vitest/config";
import tests from "./vitest.config.ts";

/** `npm run dice`: long series of seeded histories, which are no part of the tests. */
const config = mergeConfig(tests, defineConfig({}));
config.test = {
  ...config.test,
  projects: undefined,
  include: ["tests/stories/dice/series.dice.ts"],
  // The same histories are played behind the tests' guards in every run of them; a series is played for its number.
  setupFiles: [],
};

export default config;
