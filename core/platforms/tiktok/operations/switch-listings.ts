import type { Outcomes } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { partialFailure } from "../error-codes.ts";
import { chunks } from "../paging.ts";
import { outcomesOf } from "../partial-failure.ts";
import { productsActivated, productsDeactivated } from "../wire/products.ts";

const mostIds = 20;

/**
 * Offers products for sale or takes them off. One product's refusal does not stop the others.
 * Sources: TikTok Shop Partner Center, pages "Activate Product" and "Deactivate Products".
 */
export async function switchListings(
  client: TikTokClient,
  shop: ShopRef,
  externalIds: string[],
  to: "on" | "off",
): Promise<Outcomes> {
  const [endpoint, schema] =
    to === "on"
      ? (["activateProducts", productsActivated] as const)
      : (["deactivateProducts", productsDeactivated] as const);
  const outcomes: Outcomes = {};
  for (const product_ids of chunks([...new Set(externalIds)], mostIds)) {
    const answer = await client.ask(shop, endpoint, {
      body: { product_ids },
      schema,
      accept: [partialFailure],
    });
    Object.assign(
      outcomes,
      outcomesOf(
        product_ids,
        { code: answer.code, errors: answer.data?.errors ?? [] },
        ({ detail }) => detail?.product_id,
        "done",
      ),
    );
  }
  return outcomes;
}
