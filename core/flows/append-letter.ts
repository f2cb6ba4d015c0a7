import type { Letter } from "../domain/letters.ts";
import type { EntrySource, Records } from "../world/records.ts";

/** Our own letters carry their content as JSON under this topic; platforms' letters keep the platform's. */
export const ownTopic = "quayside";

/** Writes one of our own letters into the journal; the same delivery id is written once (law J2). */
export function appendLetter(
  records: Pick<Records, "append">,
  entry: {
    letter: Letter;
    deliveryId: string;
    source: EntrySource;
    actor: string | null;
    at: Date;
  },
): Promise<{ entryId: string; isNew: boolean }> {
  return records.append({
    source: entry.source,
    deliveryId: entry.deliveryId,
    topic: ownTopic,
    body: JSON.stringify(entry.letter),
    asOf: null,
    actor: entry.actor,
    receivedAt: entry.at,
  });
}
