import { runVitest } from "./town/run-vitest.ts";

const { code, summary } = await runVitest(process.argv.slice(2));
console.log(summary);
process.exitCode = code;
