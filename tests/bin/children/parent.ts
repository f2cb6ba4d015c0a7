import { supervise } from "../../../bin/town/supervise.ts";

// A parent to be killed: it starts one child, says its number and stays.
const child = supervise(
  {
    name: "orphan",
    entry: process.env.CHILD_ENTRY ?? "",
    env: process.env,
    logFile: process.env.CHILD_LOG ?? "",
    ready: /child ready/,
  },
  { echo() {}, crashed() {} },
);
await child.start();
console.log(`pid ${child.pid}`);
