import { fileURLToPath } from "node:url";
import { handOver } from "../../../bin/bootstrap/run.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
process.exitCode = await handOver(process.execPath, [process.argv[2]], root);
