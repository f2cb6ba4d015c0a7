import { buildExtensions } from "./town/build-extensions.ts";

const { ok, details } = await buildExtensions();
console.log(details.trim());
process.exitCode = ok ? 0 : 1;
