import type { Desk } from "../desk.ts";
import { metafieldsOf } from "../store/metafields.ts";
import { restTime } from "./rest-time.ts";

/** The owner of which a topic tells, where its metafields can be told with it. */
const owners: Record<string, string> = {
  products: "Product",
  orders: "Order",
  collections: "Collection",
};

/**
 * The payload with the metafields of the namespaces that were asked for.
 * source: shopify.dev, "Modify payloads" (metafield namespaces).
 */
export function withMetafields(
  desk: Desk,
  topic: string,
  namespaces: readonly string[],
  payload: unknown,
): unknown {
  const ownerType = owners[topic.split("/")[0] ?? ""];
  if (namespaces.length === 0 || !ownerType) return payload;
  const { id } = payload as { id: number };
  const metafields = metafieldsOf(desk, ownerType, id)
    .filter(({ namespace }) => namespaces.includes(namespace))
    .map((one) => ({
      id: one.id,
      namespace: one.namespace,
      key: one.key,
      value: one.value,
      type: one.type,
      owner_id: id,
      owner_resource: ownerType.toLowerCase(),
      created_at: restTime(one.createdAt),
      updated_at: restTime(one.updatedAt),
      admin_graphql_api_id: `gid://shopify/Metafield/${one.id}`,
    }));
  return { ...(payload as object), metafields };
}
