import { afterAll, beforeAll, expect, test } from "vitest";
import { previewStockRule, setStockRule } from "#core/flows/set-stock-rule.ts";
import { signWebhook } from "#core/platforms/tiktok/signing.ts";
import { keys } from "../platforms/tiktok/merchant.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const connection = () =>
  town.prisma.connection.findFirstOrThrow({ where: { kind: "tiktok_shop" } });

let letters = 0;
/** A letter as TikTok Shop writes it, about the connected shop. */
async function write(type: number, at: Date, data: object): Promise<void> {
  const { externalId } = await connection();
  const body = JSON.stringify({
    type,
    tts_notification_id: `authorization-${++letters}`,
    shop_id: externalId,
    timestamp: Math.floor(at.getTime() / 1000),
    data,
  });
  const answer = await fetch(`${town.origins.app}/webhooks/tiktok`, {
    method: "POST",
    headers: {
      authorization: signWebhook(keys, new TextEncoder().encode(body)),
    },
    body,
  });
  expect(answer.status).toBe(200);
  await town.settle();
}

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));
const soon = () => new Date(Date.now() + 60_000);

test("the end ahead is shown on Home until the merchant connects again", async () => {
  const { refreshExpiresAt } = await connection();
  const ending = { expiration_time: seconds(refreshExpiresAt ?? new Date()) };
  await write(7, soon(), ending);
  expect(await connection()).toMatchObject({
    status: "attention",
    problem: "authorization_ending",
  });
  await town.connectTikTok();
  await town.settle();
  expect(await connection()).toMatchObject({
    status: "connected",
    problem: null,
  });
});

test("P4 the end of an authorization that has been renewed since is no news", async () => {
  const passed = { expiration_time: seconds(new Date()) };
  await write(7, soon(), passed);
  expect((await connection()).status).toBe("connected");
});

test("P4 a farewell that comes after the return ends nothing", async () => {
  const { connectedAt } = await connection();
  await write(6, new Date(connectedAt.getTime() - 5_000), { message: "bye" });
  expect((await connection()).status).toBe("connected");
});

test("a farewell ends the connection, and its tokens are deleted", async () => {
  await write(6, soon(), { message: "bye" });
  expect(await connection()).toMatchObject({
    status: "disconnected",
    problem: "authorization_expired",
    sealedCredential: null,
  });
});

test("what then waits for a connection makes none of what is over", async () => {
  const limits = { bufferUnits: 2, cap: null, floor: 0 };
  const scope = { variantId: null, channel: "marketplace" as const };
  const { basedOn } = await previewStockRule(town.world, town.shopId, {
    ...scope,
    limits,
  });
  await setStockRule(town.world, town.shopId, {
    ...scope,
    limits,
    basedOn,
    actor: "merchant:test",
  });
  await town.settle();
  expect(
    await town.prisma.effect.count({
      where: { kind: "marketplace.set-stock", errorCode: { not: null } },
    }),
  ).toBeGreaterThan(0);
  expect(await connection()).toMatchObject({
    status: "disconnected",
    problem: "authorization_expired",
  });
});
