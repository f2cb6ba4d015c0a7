import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  adminSchema,
  requiredScopes,
} from "#sandbox/shopify/admin/contract.ts";
import type { Listed } from "./differences.ts";
import { idleRows, judge } from "./judge.ts";
import { readRecordings, recordingsFolder } from "./recordings.ts";
import { type ReplayedCall, replayRecording } from "./replay-recording.ts";
import { countVerdicts, printCounts, printVerdict } from "./report.ts";

/*
 * Replays recorded answers of Shopify's Admin API against the pretend one and prints where they differ.
 *
 *   npm run conformance [-- PART-OF-A-NAME] [--all] [--json]
 *
 * With --all everything that is not equal is printed, also what is listed; with --json stdout carries one object. Ends with
 * 1 where an answer differs and nobody has said why, or a row of the table excuses what no longer differs.
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
  const told = await replayAll(folder);
  const verdicts = told.flatMap(({ recording, calls }) =>
    judge(recording, calls),
  );
  const counts = countVerdicts(verdicts);
  const open = verdicts.filter(({ kind }) => kind === "unexpected");
  // Of a part of the recordings it cannot be said which rows the others need.
  const idle = part ? [] : idleRows(told).map(nameRow);
  if (flags.json) console.log(JSON.stringify({ ...counts, open, idle }));
  else {
    for (const verdict of flags.all ? verdicts : open) printVerdict(verdict);
    for (const row of idle) console.log(`a row that nothing needs: ${row}`);
    printCounts(counts);
  }
  process.exitCode = open.length + idle.length > 0 ? 1 : 0;
} else if (flags.json) console.log(JSON.stringify({ recordings: 0 }));
else
  console.log(
    "conformance: there are no recordings here (QUAYSIDE_RECORDINGS names their folder); nothing to replay",
  );

async function replayAll(from: string) {
  const scopes = [...new Set(Object.values(requiredScopes()).flat())];
  const told: { recording: string; calls: ReplayedCall[] }[] = [];
  for (const recording of readRecordings(from))
    if (recording.name.includes(part))
      told.push({
        recording: recording.name,
        calls: await replayRecording(recording, adminSchema(), scopes),
      });
  return told;
}

function nameRow({ recording, call, at, reason }: Listed): string {
  const where = [recording, call, at].flatMap((one) => one?.source ?? []);
  return `${where.join(" ")}: ${reason}`;
}
