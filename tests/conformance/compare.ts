import { type Answer, isNode, type RecordedError } from "./recordings.ts";
import { isGid, type Translation, typeOfGid } from "./translation.ts";

export type Difference = {
  /** Where in the answer, e.g. `data.orderClose.order.closedAt`. */
  at: string;
  recorded: unknown;
  ours: unknown;
};

/** A field that our answer does not have. */
export const missing = "(missing)";

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
/** Values that are Shopify's own business: where uploads go, how a page is marked. */
const opaque = new Set([
  "cursor",
  "startCursor",
  "endCursor",
  "defaultCursor",
  "url",
  "partialDataUrl",
  "resourceUrl",
  "statusPageUrl",
]);

/** Compares two answers: shapes, codes and texts; ids and times by their kind. Learns ids on the way. */
export function compareAnswers(
  recorded: Answer,
  ours: Answer,
  words: Translation,
): Difference[] {
  const found: Difference[] = [];
  compareErrors(recorded.errors, ours.errors, words, found);
  compareValues("data", recorded.data, ours.data, words, found);
  return found;
}

function compareErrors(
  recorded: RecordedError[] | undefined,
  ours: RecordedError[] | undefined,
  words: Translation,
  found: Difference[],
): void {
  const brief = ({ message, path, extensions }: RecordedError) => ({
    message,
    ...(path && { path }),
    extensions: { ...extensions },
  });
  compareValues(
    "errors",
    recorded?.map(brief) ?? null,
    ours?.map(brief) ?? null,
    words,
    found,
  );
}

function compareValues(
  at: string,
  recorded: unknown,
  ours: unknown,
  words: Translation,
  found: Difference[],
): void {
  if (Array.isArray(recorded) && Array.isArray(ours)) {
    const [theirs, mine] =
      isSelfDescription(recorded) && isSelfDescription(ours)
        ? [byName(recorded), byName(ours)]
        : [recorded, ours];
    if (theirs.length !== mine.length)
      found.push({
        at: `${at}.length`,
        recorded: theirs.length,
        ours: mine.length,
      });
    for (const [index, entry] of theirs.entries())
      if (index < mine.length)
        compareValues(`${at}.${index}`, entry, mine[index], words, found);
    return;
  }
  if (isNode(recorded) && isNode(ours)) {
    for (const [key, inner] of Object.entries(recorded))
      if (key in ours)
        compareValues(`${at}.${key}`, inner, ours[key], words, found);
      else found.push({ at: `${at}.${key}`, recorded: inner, ours: missing });
    return;
  }
  if (!sameLeaf(at, recorded ?? null, ours ?? null, words))
    found.push({
      at,
      recorded: typeof recorded === "string" ? words.text(recorded) : recorded,
      ours,
    });
}

function sameLeaf(
  at: string,
  recorded: unknown,
  ours: unknown,
  words: Translation,
): boolean {
  if (typeof recorded !== "string" || typeof ours !== "string")
    return Object.is(recorded, ours);
  // Shopify gives several cancellations one job.
  if (typeOfGid(recorded) === "Job") return typeOfGid(ours) === "Job";
  if (isGid(recorded)) {
    if (words.has(recorded)) return words.get(recorded) === ours;
    if (typeOfGid(recorded) !== typeOfGid(ours)) return false;
    if (recorded.includes("?") !== ours.includes("?")) return false;
    words.learn(recorded, ours);
    return true;
  }
  if (timestamp.test(recorded)) return timestamp.test(ours);
  const key = at.split(".").findLast((part) => !/^\d+$/.test(part)) ?? "";
  if (opaque.has(key) || /^#[A-Z]?\d+/.test(recorded) || isUploadValue(at)) {
    words.learn(recorded, ours);
    return true;
  }
  return sortedChoices(words.text(recorded)) === sortedChoices(ours);
}

type Named = { name: string };

/**
 * Fields, arguments and values of types, as introspection lists them. The published schema is sorted by name, so the order
 * in which Shopify tells of itself cannot be seen in it.
 */
const isSelfDescription = (list: unknown[]): list is Named[] =>
  list.length > 0 &&
  list.every(
    (entry) =>
      isNode(entry) &&
      typeof entry.name === "string" &&
      Object.keys(entry).every((key) => selfDescribing.has(key)),
  );

const selfDescribing = new Set([
  "name",
  "description",
  "args",
  "type",
  "defaultValue",
  "isDeprecated",
  "deprecationReason",
]);

const byName = (list: Named[]) =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

/** `… to be one of: B, A` with the choices in order of name. */
function sortedChoices(text: string): string {
  return text.replace(/(?<=to be one of: )[\w, ]+/, (choices) =>
    choices.split(", ").sort().join(", "),
  );
}

const isUploadValue = (at: string) => /parameters\.\d+\.value$/.test(at);
