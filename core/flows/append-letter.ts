import { type Letter, topicOf } from "../domain/letters.ts";
import type { EntrySource } from "../world/journal-records.ts";
import type { Records } from "../world/records.ts";

/**
 * Writes one of our own letters into the journal; the same delivery id is written once (law J2).
 * @param entry `asOf`: when what it tells of happened, by its platform's clock; left out where nobody says.
 */
export function appendLetter(
  records: Pick<Records, "append">,
  entry: {
    letter: Letter;
    deliveryId: string;
    source: EntrySource;
    actor: string | null;
    at: Date;
    asOf?: Date;
  },
): Promise<{ entryId: string; isNew: boolean }> {
  return records.append({
    source: entry.source,
    deliveryId: entry.deliveryId,
    topic: topicOf(entry.letter),
    body: JSON.stringify(entry.letter),
    asOf: entry.asOf ?? null,
    actor: entry.actor,
    receivedAt: entry.at,
  });
}
