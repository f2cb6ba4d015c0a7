import { catalog, type ErrorCode } from "../errors/catalog.ts";
import type { Letter } from "./letters.ts";
import { emptyPlan, type Plan } from "./plan.ts";

/** @param text the letter's own text, the same whenever it comes. */
export const unplannedKey = (text: string) => `unplanned:${text}`;

/** News that was given up must not be lost in silence: a human is told what it was about, and why. */
export const planUnplanned = (
  letter: { kind: Letter["kind"]; text: string; entryId: string },
  failure: { code: ErrorCode; said: string | null },
): Plan => {
  const { title, fix } = catalog[failure.code];
  const said = failure.said ? ` The platform said: ${failure.said}` : "";
  return {
    ...emptyPlan(),
    conflicts: [
      {
        kind: "stuck",
        key: unplannedKey(letter.text),
        subject: `News that could not be worked off: ${letter.kind.replaceAll("-", " ")}`,
        subjectKind: "entry",
        subjectId: letter.entryId,
        field: null,
        cause: `unplanned:${letter.kind}:${failure.code}`,
        reason: `${title}. ${fix}${said}`,
        base: null,
        storefront: null,
        marketplace: null,
        network: null,
        candidates: [],
      },
    ],
  };
};
