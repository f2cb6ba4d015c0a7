import { spawn } from "node:child_process";

// What npm does with a script: a shell in between, and a word in the environment.
const { HAND_OVER = "", COMMAND = "" } = process.env;
spawn("sh", ["-c", `"${process.execPath}" "${HAND_OVER}" "${COMMAND}"; true`], {
  env: { ...process.env, npm_lifecycle_event: "start" },
  // The shell would remark that its program was killed.
  stdio: ["ignore", "inherit", "ignore"],
});
