import type { Side } from "#core/domain/field-words.ts";
import type { ProductField } from "#core/flows/read-product-fields.ts";
import { Prisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { whoIs } from "./who-is.ts";

/**
 * Who gave a side the value that it has: Quayside, on whose behalf and when; or somebody in that platform itself, at the
 * latest when the product was changed there.
 */
export type Writer =
  | { by: "quayside"; who: string; at: Date }
  | { by: "platform"; at: Date };

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

/** For each field, who wrote each side last. One statement. */
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
      : { by: "platform", at: field.changedAt[side] };
  };
}
