import type { Verdict } from "./judge.ts";

type Reasons = Record<string, number>;

export type Counts = {
  recordings: number;
  /** Recordings of which at least one call was answered equally. */
  met: number;
  calls: number;
  equal: number;
  listed: { calls: number; reasons: Reasons };
  notSimulated: { calls: number; reasons: Reasons };
  /** Calls that began from something else, because a step before them is not simulated. */
  follows: number;
  unexpected: number;
};

/** How many calls ended how, and why. */
export function countVerdicts(verdicts: Verdict[]): Counts {
  const of = (kind: Verdict["kind"]) =>
    verdicts.filter((verdict) => verdict.kind === kind);
  const withReasons = (kind: Verdict["kind"]) => ({
    calls: of(kind).length,
    reasons: countReasons(of(kind)),
  });
  return {
    recordings: recordingsOf(verdicts),
    met: recordingsOf(of("equal")),
    calls: verdicts.length,
    equal: of("equal").length,
    listed: withReasons("listed"),
    notSimulated: withReasons("not simulated"),
    follows: of("follows").length,
    unexpected: of("unexpected").length,
  };
}

const recordingsOf = (verdicts: Verdict[]) =>
  new Set(verdicts.map(({ recording }) => recording)).size;

/** Most frequent first. */
function countReasons(verdicts: Verdict[]): Reasons {
  const counts = new Map<string, number>();
  for (const { reason } of verdicts)
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

/** What differs and where, in three lines; nothing for what is equal. */
export function printVerdict({
  recording,
  path,
  kind,
  reason,
  difference,
}: Verdict): void {
  if (kind === "equal") return;
  console.log(`${recording} ${path}: ${kind}: ${reason}`);
  if (difference)
    console.log(
      `  ${difference.at}\n  theirs ${brief(difference.recorded)}\n  ours   ${brief(difference.ours)}`,
    );
}

/** The sum, one line a kind, the reasons below. */
export function printCounts(counts: Counts): void {
  const lines: [number, string, Reasons?][] = [
    [counts.equal, "equal"],
    [
      counts.listed.calls,
      "listed as differing or not to be compared",
      counts.listed.reasons,
    ],
    [counts.notSimulated.calls, "not simulated", counts.notSimulated.reasons],
    [counts.follows, "after such a step"],
    [counts.unexpected, "unexpected"],
  ];
  console.log(
    `conformance: ${counts.recordings} recordings, ${counts.met} of them met; ${counts.calls} calls`,
  );
  for (const [calls, what, reasons] of lines) {
    console.log(`${String(calls).padStart(5)} ${what}`);
    for (const [reason, count] of Object.entries(reasons ?? {}))
      console.log(`${String(count).padStart(10)} ${reason}`);
  }
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
