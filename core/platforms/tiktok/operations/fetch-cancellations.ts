import type { CancellationFact } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { mostOrdersAtOnce } from "../assumed.ts";
import type { TikTokClient } from "../client.server.ts";
import { chunks } from "../paging.ts";
import { listCancellations } from "./list-cancellations.ts";

/** Every request about these orders, whoever asked. */
export async function fetchCancellations(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalIds: string[],
): Promise<CancellationFact[]> {
  const facts: CancellationFact[] = [];
  for (const ids of chunks([...new Set(orderExternalIds)], mostOrdersAtOnce))
    for await (const some of listCancellations(client, shop, {
      orderExternalIds: ids,
    }))
      facts.push(...some);
  return facts;
}
