import type {
  PictureLook,
  SeenPicture,
} from "../../domain/listings/foresee-pictures.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { inParts } from "../../kit/in-parts.ts";
import type { PictureRecords } from "../../world/picture-records.ts";
import type { Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";

/** What nobody asked for so long is forgotten. */
const keptMs = 30 * 86_400_000;
/** Looks at a picture of which nothing could be told, and the rest between two of them. */
const mostAttempts = 3;
const restMs = 60_000;
const rowsAtOnce = 5_000;

const after = (at: Date, ms: number) => new Date(at.getTime() + ms);

/** Pictures that plans would write, and what was seen of them beforehand. */
export function pictureRecords(tx: Tx, shopId: string): PictureRecords {
  const rowsOf = (urls: readonly string[]) =>
    [...new Set(urls)].map((url) => ({ key: fingerprintOf(url), url }));
  return {
    async knownLooks(urls) {
      const known = new Map<string, SeenPicture>();
      for (const part of inParts(rowsOf(urls), rowsAtOnce)) {
        const rows = await tx.pictureLook.findMany({
          where: { shopId, key: { in: part.map(({ key }) => key) } },
          select: { url: true, look: true, lookedAt: true, wantedAt: true },
        });
        for (const { url, look, ...times } of rows)
          known.set(url, {
            look: look === null ? null : fromJson<PictureLook>(look),
            ...times,
          });
      }
      return known;
    },

    async wantLooks(urls, at) {
      await tx.pictureLook.deleteMany({
        where: { shopId, wantedAt: { lt: after(at, -keptMs) } },
      });
      for (const part of inParts(rowsOf(urls), rowsAtOnce))
        await tx.$executeRaw`
          INSERT INTO picture_look AS known (shop_id, key, url, wanted_at, due_at)
          SELECT ${shopId}::uuid, p.key, p.url, ${at}, ${at}
          FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb) AS p(key text, url text)
          ON CONFLICT (shop_id, key) DO UPDATE SET wanted_at = excluded.wanted_at,
            due_at = coalesce(known.due_at, excluded.due_at)`;
    },

    async looksDue(at, most) {
      const rows = await tx.pictureLook.findMany({
        where: { shopId, dueAt: { lte: at } },
        orderBy: [{ dueAt: "asc" }, { key: "asc" }],
        take: most,
        select: { url: true },
      });
      return rows.map(({ url }) => url);
    },

    async nextLookDue() {
      const { _min } = await tx.pictureLook.aggregate({
        where: { shopId },
        _min: { dueAt: true },
      });
      return _min.dueAt;
    },

    async noteLooks(looks, at) {
      if (looks.length === 0) return;
      const rows = looks.map(({ url, look }) => ({
        key: fingerprintOf(url),
        url,
        look,
      }));
      await tx.$executeRaw`
        INSERT INTO picture_look AS known (shop_id, key, url, wanted_at, looked_at, attempts, look, due_at)
        SELECT ${shopId}::uuid, p.key, p.url, ${at}, ${at}, 1, nullif(p.look, 'null'::jsonb),
               CASE WHEN nullif(p.look, 'null'::jsonb) IS NULL THEN ${after(at, restMs)}::timestamp END
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p(key text, url text, look jsonb)
        ON CONFLICT (shop_id, key) DO UPDATE SET wanted_at = excluded.wanted_at, attempts = known.attempts + 1,
          look = coalesce(excluded.look, known.look),
          looked_at = CASE WHEN coalesce(excluded.look, known.look) IS NOT DISTINCT FROM known.look
                           THEN coalesce(known.looked_at, excluded.looked_at) ELSE excluded.looked_at END,
          due_at = CASE WHEN known.attempts + 1 < ${mostAttempts} THEN excluded.due_at END`;
    },
  };
}
