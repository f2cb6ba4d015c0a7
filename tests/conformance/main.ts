import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  adminSchema,
  requiredScopes,
} from "#sandbox/shopify/admin/contract.ts";
import { judge, type Verdict } from "./judge.ts";
import { readRecordings, recordingsFolder } from "./recordings.ts";
import { replayRecording } from "./replay-recording.ts";
import { countVerdicts, printCounts, printVerdict } from "./report.ts";

/*
 * Replays recorded answers of Shopify's Admin API against the pretend one and prints where they differ.
 *
 *   npm run conformance [-- PART-OF-A-NAME] [--all] [--json]
 *
 * With --all everything that is not equal is printed, also what is listed; with --json stdout carries one object. Ends with
 * 1 where an answer differs and nobody has said why.
 */
const root = fileURLToPath(new URL("../../", import.meta.url));
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const [part = ""] = positionals;

const folder = recordingsFolder(root, process.env);
if (folder) {
  const verdicts = await judgeAll(folder);
  const counts = countVerdicts(verdicts);
  const open = verdicts.filter(({ kind }) => kind === "unexpected");
  if (flags.json) console.log(JSON.stringify({ ...counts, open }));
  else {
    for (const verdict of flags.all ? verdicts : open) printVerdict(verdict);
    printCounts(counts);
  }
  process.exitCode = open.length > 0 ? 1 : 0;
} else if (flags.json) console.log(JSON.stringify({ recordings: 0 }));
else
  console.log(
    "conformance: there are no recordings here (QUAYSIDE_RECORDINGS names their folder); nothing to replay",
  );

async function judgeAll(from: string): Promise<Verdict[]> {
  const scopes = [...new Set(Object.values(requiredScopes()).flat())];
  const verdicts: Verdict[] = [];
  for (const recording of readRecordings(from))
    if (recording.name.includes(part))
      verdicts.push(
        ...judge(
          recording.name,
          await replayRecording(recording, adminSchema(), scopes),
        ),
      );
  return verdicts;
}
