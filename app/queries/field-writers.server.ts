import type { Side } from "#core/domain/field-words.ts";
import type { ProductField } from "#core/flows/read-product-fields.ts";
import { Prisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { type Writer, whoIs } from "./who-is.ts";

type Write = {
  subject: string;
  kind: string;
  value: string | null;
  at: Date;
  actor: string | null;
  source: string;
};

const kinds: Record<Side, string> = {
  storefront: "storefront.update-field",
  marketplace: "marketplace.update-field",
};

const platforms: Record<Side, string> = {
  storefront: "shopify",
  marketplace: "tiktok",
};

/**
 * For each field, who gave each side the value that it has; somebody in the platform itself did so at the latest when the
 * product was changed there. One statement.
 */
export async function readFieldWriters(
  prisma: PrismaClient,
  shopId: string,
  fields: ProductField[],
): Promise<(field: ProductField, side: Side) => Writer> {
  const keys = fields.map(({ key }) => key);
  const writes =
    keys.length === 0
      ? []
      : await prisma.$queryRaw<Write[]>`
          SELECT DISTINCT ON (effect.subject, effect.kind) effect.subject, effect.kind, effect.ended_at AS at,
                 coalesce(effect.result ->> 'value', effect.payload ->> 'value') AS value, entry.actor, entry.source
          FROM effect JOIN journal_entry AS entry ON entry.id = effect.entry_id
          WHERE effect.shop_id = ${shopId}::uuid AND effect.subject IN (${Prisma.join(keys)})
            AND effect.kind IN (${Prisma.join(Object.values(kinds))}) AND effect.state = 'confirmed'
          ORDER BY effect.subject, effect.kind, effect.sequence DESC`;
  const writeOf = new Map(
    writes.map((write) => [`${write.kind} ${write.subject}`, write]),
  );
  return (field, side) => {
    const write = writeOf.get(`${kinds[side]} ${field.key}`);
    return write && write.value === field.values[side]
      ? {
          by: "quayside",
          who: whoIs(write.actor ?? write.source),
          at: write.at,
        }
      : {
          by: "platform",
          who: whoIs(platforms[side]),
          at: field.changedAt[side],
        };
  };
}
