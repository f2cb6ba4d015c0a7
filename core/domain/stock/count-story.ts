import type { NetworkRecordFact } from "../facts.ts";
import type { CountStory, StoryLine } from "../plan.ts";
import type { GoodsCount } from "./plan-movements.ts";

/** A line of the ledger, as far as the story needs it. */
export type CountedMovement = {
  quantity: number;
  causeKind: string;
  causeRef: string;
  occurredAt: Date;
};

// What a page can show; the latest lines say most.
const mostLines = 20;

const qualities = ["sound", "defective"] as const;

/**
 * Both sides of a count that differs, since both last agreed: what our ledger holds, and what the network's own records
 * say, with the places where they do not follow from each other.
 * @param agreed when ledger and network last agreed, and on how many units; null: they never did.
 * @param ours the movements since then, in any order.
 * @param records the network's history of the goods at the centre, in any order.
 */
export function countStory(
  agreed: { units: number; at: Date } | null,
  ours: CountedMovement[],
  records: NetworkRecordFact[],
  counted: GoodsCount,
): CountStory {
  const since = agreed?.at.getTime() ?? Number.NEGATIVE_INFINITY;
  const chains = qualities.map((quality) => chainOf(records, quality));
  const theirs = chains
    .flatMap(({ records }) => records)
    .filter(({ at }) => at.getTime() > since)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    agreed: agreed && { units: agreed.units, at: agreed.at.toISOString() },
    ours: latest(
      [...ours]
        .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
        .map((movement) => ({
          at: movement.occurredAt.toISOString(),
          what: movement.causeKind,
          ref: movement.causeRef,
          units: movement.quantity,
          leaves: null,
        })),
    ),
    theirs: latest(
      theirs.map((record) => ({
        at: record.at.toISOString(),
        what: record.orderType.toLowerCase(),
        ref: record.orderId,
        units: record.changed,
        leaves: record.finalOnHand,
      })),
    ),
    gaps: qualities.flatMap((quality, index) => [
      ...(chains[index]?.gaps ?? []),
      ...endGap(chains[index]?.end ?? null, quality, counted[quality]),
    ]),
  };
}

const latest = (lines: StoryLine[]): StoryLine[] => lines.slice(-mostLines);

function endGap(
  end: NetworkRecordFact | null,
  quality: NetworkRecordFact["quality"],
  counted: number,
): string[] {
  if (!end || end.finalOnHand === counted) return [];
  return [
    `Its last record, ${nameOf(end)}, leaves ${end.finalOnHand} ${quality} units; it counts ${counted}.`,
  ];
}

const nameOf = ({ orderType, orderId }: NetworkRecordFact) =>
  `${orderType.toLowerCase().replaceAll("_", " ")} ${orderId}`;

/** The records of one quality in the order of their seconds, and where a second does not begin as the one before it ended. */
function chainOf(
  all: NetworkRecordFact[],
  quality: NetworkRecordFact["quality"],
): {
  records: NetworkRecordFact[];
  end: NetworkRecordFact | null;
  gaps: string[];
} {
  const records = all
    .filter((record) => record.quality === quality)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const seconds = new Map<number, NetworkRecordFact[]>();
  for (const record of records)
    seconds.set(record.at.getTime(), [
      ...(seconds.get(record.at.getTime()) ?? []),
      record,
    ]);
  const gaps: string[] = [];
  let end: NetworkRecordFact | null = null;
  for (const second of seconds.values()) {
    const run = runOf(second, end?.finalOnHand ?? null);
    if (end && run.first.initialOnHand !== end.finalOnHand)
      gaps.push(
        `${nameOf(end)} leaves ${end.finalOnHand} ${quality} units; the next record, ${nameOf(run.first)}, begins with ${run.first.initialOnHand}.`,
      );
    end = run.last;
  }
  return { records, end, gaps };
}

/**
 * The first and the last record of one second. Records carry whole seconds, so only the numbers tell: it begins at the one
 * that more records leave than reach, and ends at the one that more reach than leave. Where it comes back to its beginning,
 * it begins where the second before ended.
 */
function runOf(
  second: NetworkRecordFact[],
  before: number | null,
): { first: NetworkRecordFact; last: NetworkRecordFact } {
  const surplus = new Map<number, number>();
  const count = (number: number, by: number) =>
    surplus.set(number, (surplus.get(number) ?? 0) + by);
  for (const { initialOnHand, finalOnHand } of second) {
    count(initialOnHand, 1);
    count(finalOnHand, -1);
  }
  const of = (sign: number) =>
    [...surplus].find(([, units]) => Math.sign(units) === sign)?.[0];
  const [any] = second as [NetworkRecordFact];
  const begin = of(1) ?? before;
  const end = of(-1) ?? begin;
  return {
    first: second.find(({ initialOnHand }) => initialOnHand === begin) ?? any,
    last: second.find(({ finalOnHand }) => finalOnHand === end) ?? any,
  };
}
