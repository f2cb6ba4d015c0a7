import type { Difference } from "./compare.ts";
import { type Listed, listed, notSimulated } from "./differences.ts";
import type { ReplayedCall } from "./replay-recording.ts";

export type Verdict = {
  recording: string;
  path: string;
  kind:
    | "equal"
    /** It differs, and the table says why. */
    | "listed"
    /** The operation is not simulated, and the table says why. */
    | "not simulated"
    /** An earlier step of the same story was not simulated, so this one began from something else. */
    | "follows"
    | "unexpected";
  reason: string;
  difference?: Difference;
};

/** Sorts the calls of one recording. A step that is not simulated ends what can be expected of those after it. */
export function judge(recording: string, calls: ReplayedCall[]): Verdict[] {
  let broken = false;
  return calls.map((call): Verdict => {
    const at = { recording, path: call.path };
    if (call.skipped)
      return {
        ...at,
        kind: "listed",
        reason: `cannot be asked: ${call.skipped}`,
      };
    const missing =
      call.missing ?? call.differences.map(missingOperation).find(Boolean);
    if (missing) {
      broken = true;
      const family = notSimulated.find(({ what }) => what.test(missing));
      return family
        ? { ...at, kind: "not simulated", reason: family.reason }
        : { ...at, kind: "unexpected", reason: `${missing} is not simulated` };
    }
    const open = call.differences.find(
      (difference) => !reasonFor(recording, call.path, difference),
    );
    if (open && broken)
      return {
        ...at,
        kind: "follows",
        reason: "after a step that is not simulated",
        difference: open,
      };
    if (open)
      return { ...at, kind: "unexpected", reason: "differs", difference: open };
    const [first] = call.differences;
    return first
      ? {
          ...at,
          kind: "listed",
          reason: reasonFor(recording, call.path, first) ?? "",
          difference: first,
        }
      : { ...at, kind: "equal", reason: "" };
  });
}

/** The row that says why a difference is no fault. */
function rowFor(
  recording: string,
  path: string,
  { at }: Difference,
): Listed | undefined {
  return listed.find(
    (row) =>
      row.recording.test(recording) &&
      (row.call?.test(path) ?? true) &&
      (row.at?.test(at) ?? true),
  );
}

const reasonFor = (...asked: Parameters<typeof rowFor>) =>
  rowFor(...asked)?.reason;

/** Rows that these calls do not need: what they excused has been put right. */
export function idleRows(
  told: { recording: string; calls: ReplayedCall[] }[],
): Listed[] {
  const needed = new Set(
    told.flatMap(({ recording, calls }) =>
      calls.flatMap(({ path, differences }) =>
        differences.map((one) => rowFor(recording, path, one)),
      ),
    ),
  );
  return listed.filter((row) => !needed.has(row));
}

/** `orderEditBegin`, `Order.transactions`, … where our answer says that it is not simulated. */
function missingOperation({ ours }: Difference): string | undefined {
  return /Not simulated: ([\w. ]+)/
    .exec(JSON.stringify(ours) ?? "")?.[1]
    ?.trim();
}
