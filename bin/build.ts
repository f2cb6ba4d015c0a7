import { buildWeb } from "./town/build-web.ts";

const begun = performance.now();
await buildWeb({ force: true });
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(`web app built into build/ (${seconds} s)`);
