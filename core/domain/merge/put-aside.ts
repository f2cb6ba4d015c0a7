import type { Json } from "../../kit/json.ts";
import type { FieldWrite, KeptAgreement, PlannedEffect } from "../effects.ts";
import type { Side } from "../field-words.ts";
import type { OpenWrite } from "./overtake.ts";
import type { Base } from "./pair.ts";
import { otherSide } from "./situation.ts";

/** A write of a person's decision, however it ended. */
export type DecidedWrite = OpenWrite & {
  key: string;
  entryId: string;
  result: Json | null;
};

/** A write that a later decision gave up, and whether its own decision was taken back since. */
export type GivenUp = DecidedWrite & { isTakenBack: boolean };

/** What a decision that is taken back had written in one field of one item. */
export type TakenBack = {
  /** All of it as it was then, the oldest first. */
  writes: DecidedWrite[];
  /** Something of it is written back. */
  isWrittenBack: boolean;
};

/** Whether a write that is taken back will not be carried any more. */
export const isDropped = ({ state }: Pick<DecidedWrite, "state">): boolean =>
  state === "planned" || state === "refused";

/** What is taken back, by subject. @param writtenBack ids of what was carried and is written back. */
export function takenBySubject(
  writes: DecidedWrite[],
  writtenBack: ReadonlySet<string>,
): ReadonlyMap<string, TakenBack> {
  const taken = new Map<string, TakenBack>();
  for (const write of writes) {
    const so = taken.get(write.subject);
    taken.set(write.subject, {
      writes: [...(so?.writes ?? []), write],
      isWrittenBack: so?.isWrittenBack || writtenBack.has(write.id),
    });
  }
  return taken;
}

/** How a write ends that a later decision gives up: where that one is taken back, it goes on. */
export const givenUpFor = (entryId: string) => ({ givenUpFor: entryId });

/** The decision for which a write was given up; null where it ended otherwise, or has not ended. */
export const whatGaveUp = ({
  result,
}: Pick<DecidedWrite, "result">): string | null =>
  (result as Partial<ReturnType<typeof givenUpFor>> | null)?.givenUpFor ?? null;

/**
 * What goes on in one field of one item when a decision about it is taken back, as if that had never been made (law C3).
 * @param earlier what it had given up, the newest first, and what those had that are taken back themselves.
 * @param base what counts as agreed now. Where something was agreed since, nothing of before goes on.
 * @returns the writes of earlier decisions, the oldest first, and what counts as agreed again; null: what counts now.
 */
export function whatGoesOn(
  taken: TakenBack,
  earlier: GivenUp[],
  base: Base | null,
): { writes: GivenUp[]; agreed: KeptAgreement | null } {
  // What a later decision gave up is that one's to put aside.
  const last = taken.writes.at(-1);
  if (last && whatGaveUp(last)) return { writes: [], agreed: null };
  const writes = earlier
    .filter(
      (write) =>
        !write.isTakenBack &&
        writeOf(write).over !== undefined &&
        (taken.isWrittenBack || isJudgedSo(base, write)),
    )
    .toReversed();
  // By what was carried the sides differ because he has decided so. Walked back from the newest, the last one that was not knows
  // what counted before all of them.
  const [agreed = null] = taken.isWrittenBack
    ? []
    : [
        ...taken.writes.filter(isDropped).toReversed(),
        ...earlier.filter(({ isTakenBack }) => isTakenBack),
      ]
        .filter((write) => isJudgedSo(base, write))
        .flatMap((write) => writeOf(write).agreed ?? [])
        .toReversed();
  return { writes, agreed };
}

const writeOf = ({ payload }: DecidedWrite) => payload as FieldWrite;

const sideOf = ({ kind }: DecidedWrite): Side =>
  kind === "storefront.update-field" ? "storefront" : "marketplace";

/** Whether what the sides showed when the write was decided is still what counts as agreed. */
function isJudgedSo(base: Base | null, write: DecidedWrite): boolean {
  const { over, source } = writeOf(write);
  const side = sideOf(write);
  const other = base?.[otherSide(side)] ?? null;
  return (
    base?.[side] === over &&
    (source === "" || other === null || other === source)
  );
}

/** The keys of what an undo writes name the effect that it takes back. */
export const undoKey = (undoId: string, effectId: string) =>
  `undo:${undoId}:${effectId}`;

/** The effect that this one takes back; null where it takes back none. */
export const undoneBy = ({ key }: Pick<DecidedWrite, "key">): string | null =>
  key.startsWith("undo:") ? (key.split(":")[2] ?? null) : null;

/** The same write as another effect: one that has ended stays as it ended. */
export function onceMore(write: GivenUp, undoId: string): PlannedEffect {
  const undone = undoneBy(write);
  return {
    kind: `${sideOf(write)}.update-field`,
    key: undone ? undoKey(undoId, undone) : againKey(write.key, undoId),
    subject: write.subject,
    payload: writeOf(write),
  };
}

/** The key of what is planned once more because a decision is taken back. */
export const againKey = (key: string, undoId: string) =>
  `${key}:again:${undoId}`;
