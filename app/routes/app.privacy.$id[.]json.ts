import type { ActionFunctionArgs } from "@remix-run/node";
import { requireMerchant } from "../auth/merchant.server.ts";
import {
  noteDataFetched,
  readCustomerData,
  readDataRequest,
} from "../queries/customer-data.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { world } from "../world.server.ts";

/** What is stored about a customer, as a file for the merchant to hand over. Fetching it is noted. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { id } = params;
  if (!isId(id)) throw new Response(null, { status: 404 });
  const asked = await readDataRequest(world.prisma, shopId, id);
  if (!asked?.letter) throw new Response(null, { status: 404 });
  const letter = world.doors.shopify.read(
    asked.letter.topic,
    asked.letter.body,
  );
  if (letter.kind !== "customer-data-requested")
    throw new Response(null, { status: 404 });

  const data = await readCustomerData(world.prisma, shopId, letter);
  await noteDataFetched(world.prisma, shopId, id, world.clock.now());
  const file = {
    request: { id: asked.externalId, receivedAt: asked.receivedAt },
    customer: letter.customerExternalId,
    ...data,
  };
  return new Response(JSON.stringify(file, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="customer-data-${asked.externalId}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
