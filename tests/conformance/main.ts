import { fileURLToPath } from "node:url";
import {
  adminSchema,
  requiredScopes,
} from "#sandbox/shopify/admin/contract.ts";
import { judge, type Verdict } from "./judge.ts";
import { readRecordings, recordingsFolder } from "./recordings.ts";
import { replayRecording } from "./replay-recording.ts";

/*
 * Replays recorded answers of Shopify's Admin API against the pretend one and prints where they differ.
 *
 *   npm run conformance [-- PART-OF-A-NAME] [--all]
 *
 * With --all the listed differences are printed too. Ends with 1 where an answer differs and nobody has said why.
 */
const root = fileURLToPath(new URL("../../", import.meta.url));
const words = process.argv.slice(2);
const part = words.find((word) => !word.startsWith("--")) ?? "";
const all = words.includes("--all");

const folder = recordingsFolder(root, process.env);
if (!folder) {
  console.log(
    "conformance: there are no recordings here (QUAYSIDE_RECORDINGS names their folder); nothing to replay",
  );
  process.exit(0);
}

const scopes = [...new Set(Object.values(requiredScopes()).flat())];
const verdicts: Verdict[] = [];
let recordings = 0;
let met = 0;
for (const recording of readRecordings(folder)) {
  if (!recording.name.includes(part)) continue;
  recordings++;
  const calls = await replayRecording(recording, adminSchema(), scopes);
  const judged = judge(recording.name, calls);
  if (judged.some(({ kind }) => kind === "equal")) met++;
  verdicts.push(...judged);
}

const of = (kind: Verdict["kind"]) =>
  verdicts.filter((verdict) => verdict.kind === kind);
for (const { recording, path, reason, difference } of all
  ? verdicts.filter(({ kind }) => kind !== "equal")
  : of("unexpected")) {
  console.log(`${recording} ${path}: ${reason}`);
  if (difference)
    console.log(
      `  ${difference.at}\n  theirs ${brief(difference.recorded)}\n  ours   ${brief(difference.ours)}`,
    );
}

const reasons = new Map<string, number>();
for (const { reason } of [...of("listed"), ...of("not simulated")])
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(5)}  ${reason}`);
console.log(
  `conformance: ${recordings} recordings, ${met} of them met; ${verdicts.length} calls: ${of("equal").length} equal, ${of("listed").length} listed differences, ${of("not simulated").length} not simulated, ${of("follows").length} after such a step, ${of("unexpected").length} unexpected`,
);
process.exit(of("unexpected").length > 0 ? 1 : 0);

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
