import { expect, test } from "vitest";
import { readInsights } from "#app/queries/insights.server.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { choose } from "./trials/catalog.ts";
import { orderInShopify, requestedOrder } from "./trials/requests.ts";

test("O4 how long a request waited for its answer is counted from when the merchant asked, for each time that he asks", async () => {
  await using town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.settle();
  const shown = async () => {
    const { timeToAnswer, unanswered } = await readInsights(
      town.prisma,
      town.shopId,
      town.world.clock.now(),
      "day",
    );
    return { timeToAnswer, unanswered };
  };
  expect(await shown()).toEqual({ timeToAnswer: [], unanswered: 0 });

  await requestedOrder(town);
  await town.deliver();
  await town.work("shop.plan");
  expect(await shown()).toEqual({ timeToAnswer: [], unanswered: 1 });
  // Far from both ends of its span, however slow the machine.
  town.wait(150_000);
  await town.settle();
  const accepted = { answer: "accepted", span: 3, requests: 1 };
  expect(await shown()).toEqual({ timeToAnswer: [accepted], unanswered: 0 });

  // The network delivers to no such address: it refuses, and is asked again.
  const id = await requestedOrder(town, "0");
  town.wait(300_000);
  await town.settle();
  const late = { answer: "refused", span: 4, requests: 1 };
  expect(await shown()).toEqual({
    timeToAnswer: [accepted, late],
    unanswered: 0,
  });
  const [request] = (await orderInShopify(town, id)).fulfillmentOrders;
  const { askedAt } = await town.prisma.fulfillmentRequest.findFirstOrThrow({
    where: { externalId: request?.id ?? "" },
  });
  await town.nextSecond();
  await town.ask(
    "POST",
    `/shopify/${town.handle}/fulfillment-orders/${request?.id.split("/").at(-1)}/request-fulfillment`,
    {},
  );
  await town.settle();
  const again = await town.prisma.fulfillmentRequest.findFirstOrThrow({
    where: { externalId: request?.id ?? "" },
  });
  expect(again.askedAt?.getTime()).toBeGreaterThan(askedAt?.getTime() ?? 0);
});
