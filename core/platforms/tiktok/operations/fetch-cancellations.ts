import type { CancellationFact } from "#core/domain/aftersale-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { chunks } from "../paging.ts";
import { listCancellations } from "./list-cancellations.ts";

/** No page names a limit for the ids; a page of answers holds as many. */
const mostIds = 50;

/** Every request about these orders, whoever asked. */
export async function fetchCancellations(
  client: TikTokClient,
  shop: ShopRef,
  orderExternalIds: string[],
): Promise<CancellationFact[]> {
  const facts: CancellationFact[] = [];
  for (const ids of chunks([...new Set(orderExternalIds)], mostIds))
    for await (const some of listCancellations(client, shop, {
      orderExternalIds: ids,
    }))
      facts.push(...some);
  return facts;
}
