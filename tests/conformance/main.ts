import { fileURLToPath } from "node:url";
import {
  adminSchema,
  requiredScopes,
} from "#sandbox/shopify/admin/contract.ts";
import { readRecordings, recordingsFolder } from "./recordings.ts";
import { replayRecording } from "./replay-recording.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = recordingsFolder(root, process.env);
const [only, verbose] = process.argv.slice(2);
const scopes = [...new Set(Object.values(requiredScopes()).flat())];
if (!folder) {
  console.log("no recordings");
  process.exit(0);
}
let equal = 0;
let total = 0;
for (const recording of readRecordings(folder)) {
  if (only && !recording.name.includes(only)) continue;
  const calls = await replayRecording(recording, adminSchema(), scopes);
  const good = calls.filter((c) => !c.skipped && c.differences.length === 0);
  equal += good.length;
  total += calls.length;
  console.log(`${recording.name}: ${good.length}/${calls.length}`);
  if (verbose)
    for (const call of calls) {
      if (call.skipped) console.log(`   ${call.path}: SKIPPED ${call.skipped}`);
      for (const d of call.differences.slice(0, Number(verbose) || 5))
        console.log(
          `   ${call.path} @ ${d.at}\n      theirs ${JSON.stringify(d.recorded)?.slice(0, 300)}\n      ours   ${JSON.stringify(d.ours)?.slice(0, 300)}`,
        );
    }
}
console.log(equal, total);
