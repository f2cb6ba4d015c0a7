import {
  afterAll,
  beforeAll,
  describe,
  expect,
  onTestFinished,
  test,
} from "vitest";
import { whatIfWish } from "#app/api/what-if-wish.ts";
import { impactCsv } from "#app/queries/impact-csv.ts";
import { readResilience } from "#app/queries/resilience.server.ts";
import type { PolicyFile } from "#core/domain/replenishment/policies.ts";
import { doReplenishment } from "#core/flows/replenish.ts";
import { asId, type ShopId } from "#core/kit/ids.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { expectDemand } from "../support/expect-demand.ts";
import { fillShop } from "./fill-shop.ts";
import { settings, withoutBell } from "./support.ts";

const now = new Date("2026-11-20T12:00:00Z");
let database: TestDatabase;
let prisma: PrismaClient;
let ours: Awaited<ReturnType<typeof fillShop>>;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  ours = await fillShop(prisma, "ours");
  const other = await fillShop(prisma, "other");
  for (const { shopId } of [ours, other])
    await expectDemand(prisma, shopId, 1, now);
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const rehearsed = (wish: Record<string, string> = {}) =>
  readResilience(prisma, ours.shopId, whatIfWish.parse(wish), now);

// Seven units lie at the network and seven at home; one a day is wanted, half of it on the marketplace.
describe("the Resilience page rehearses on the shop's own stock and forecasts", () => {
  test("[T1] as it is: both stocks last for fourteen days, then all is lost", async () => {
    const { sums, impacts, days, centres, span } = await rehearsed();
    expect(impacts).toHaveLength(1);
    expect(impacts[0]?.name).toBe("ours mug · Navy");
    expect(sums.today).toMatchObject({
      lost: 14,
      outDays: 14,
      byNetwork: 7,
      byMerchant: 7,
      shippingMinor: 7 * 358,
      // The price is 18.50, and half of it is taken for the cost.
      lostMarginMinor: 14 * 925,
    });
    expect(sums.ifSo).toEqual(sums.today);
    expect(days).toHaveLength(28);
    expect(days[0]).toMatchObject({
      day: "2026-11-20",
      today: { atNetwork: 6, own: 7 },
    });
    expect(centres).toMatchObject([{ name: "ours network", units: 7 }]);
    expect(span).toEqual({ from: "2026-11-20", until: "2026-12-17" });
  });

  test("a centre is shut for ten days: the merchant's own stock goes first, and what waits is late", async () => {
    const closed = { what: "centre-closed", lasts: "10" };
    const hidden = await rehearsed(closed);
    expect(hidden.span).toEqual({ from: "2026-11-20", until: "2026-11-29" });
    expect(hidden.sums.ifSo).toMatchObject({ lost: 14, outDays: 14 });
    expect(hidden.impacts[0]?.ifSo.outOn).toBe(7);
    const sold = await rehearsed({ ...closed, sold: "yes" });
    expect(sold.sums.ifSo).toMatchObject({ lost: 14, late: 3, byNetwork: 7 });
  });

  test("what begins after the days that are looked at changes nothing, and it is said", async () => {
    const beyond = await rehearsed({ what: "rush", from: "2027-03-01" });
    expect(beyond.span).toBeNull();
    expect(beyond.sums.ifSo).toEqual(beyond.sums.today);
  });

  test("J3 a file says what changes: each article answers, and once it holds it is reckoned with everywhere", async () => {
    const made = makeWorld(readEnv(settings(database.url)));
    onTestFinished(() => made.close());
    const shopId = asId(ours.shopId) as ShopId;
    const world = { ...withoutBell(made), clock: { now: () => now } };
    const keep = async (name: string, file: PolicyFile) => {
      await doReplenishment(world, shopId, {
        deed: "keep-policy-file",
        actor: "merchant:test",
        name,
        file,
      });
      const row = await prisma.policyFile.findFirstOrThrow({ where: { name } });
      return row.id;
    };
    const dated = { from: "2026-11-22", source: "a letter" } as const;
    const dearer = await keep("Dearer", {
      rateCards: [
        {
          ...dated,
          certainty: "likely",
          value: { singleUnitMinor: 500, otherChannelUnitMinor: 700 },
        },
      ],
    });
    const asked = await rehearsed({ what: "file", file: dearer });
    // Half of what ships is the marketplace's.
    expect(asked.sums.ifSo.shippingMinor).toBe(2 * 358 + 5 * 600);
    expect(asked.sums.today.shippingMinor).toBe(7 * 358);
    expect(asked.impacts[0]?.ifSo.shippingMinor).toBe(2 * 358 + 5 * 600);
    const banned = await keep("No seller shipping", {
      sellerShipping: [
        { ...dated, certainty: "likely", value: { isAllowed: false } },
      ],
    });
    // The network's stock lasts a week; of the next only the storefront's half can be shipped from home.
    const without = await rehearsed({
      what: "file",
      file: banned,
      days: "14",
    });
    expect(without.sums.today).toMatchObject({ byMerchant: 7, lost: 0 });
    expect(without.sums.ifSo).toMatchObject({ byMerchant: 3.5, lost: 3.5 });

    await doReplenishment(world, shopId, {
      deed: "let-policy-file-hold",
      actor: "merchant:test",
      fileId: dearer,
      holds: true,
    });
    expect((await rehearsed()).sums.today.shippingMinor).toBe(
      2 * 358 + 5 * 600,
    );
    // Another shop's files are not ours.
    const other = await prisma.shop.findFirstOrThrow({
      where: { id: { not: ours.shopId } },
    });
    const theirs = await readResilience(
      prisma,
      other.id,
      whatIfWish.parse({ what: "file", file: dearer }),
      now,
    );
    expect(theirs.sums.ifSo).toEqual(theirs.sums.today);
    expect(theirs.files).toEqual([]);
    for (const fileId of [dearer, banned])
      await doReplenishment(world, shopId, {
        deed: "remove-policy-file",
        actor: "merchant:test",
        fileId,
      });
    expect((await rehearsed()).sums.today.shippingMinor).toBe(7 * 358);
  });

  test("J3 a file of the network's rules of arrival is rehearsed with the delivery that they bind", async () => {
    const goods = await prisma.fbtGoods.findFirstOrThrow({
      where: { shopId: ours.shopId },
    });
    await prisma.goodsTerms.create({
      data: {
        shopId: ours.shopId,
        goodsId: goods.id,
        packSize: 1,
        melts: true,
        isBought: true,
        actor: "merchant:test",
        updatedAt: now,
      },
    });
    onTestFinished(async () => {
      await prisma.goodsTerms.deleteMany({ where: { goodsId: goods.id } });
      await prisma.policyFile.deleteMany({ where: { shopId: ours.shopId } });
    });
    const made = makeWorld(readEnv(settings(database.url)));
    onTestFinished(() => made.close());
    const world = { ...withoutBell(made), clock: { now: () => now } };
    const rules = async (
      name: string,
      from: string,
      value: NonNullable<PolicyFile["inboundRules"]>[number]["value"],
    ) => {
      await doReplenishment(world, asId(ours.shopId) as ShopId, {
        deed: "keep-policy-file",
        actor: "merchant:test",
        name,
        file: {
          inboundRules: [
            { from, source: "a letter", certainty: "likely", value },
          ],
        },
      });
      const row = await prisma.policyFile.findFirstOrThrow({ where: { name } });
      return rehearsed({ what: "file", file: row.id });
    };
    const summer = { from: "01-01", until: "01-31" };
    const refused = await rules("No melting", "2026-11-22", {
      meltingSeason: summer,
    });
    expect(refused.isSent).toBe(true);
    // What is sent arrives on the twelfth day, while the stock of both lasts for fourteen.
    expect(refused.sums.today.lost).toBeLessThan(14);
    expect(refused.sums.ifSo.lost).toBe(14);
    expect(refused.impacts[0]?.ifSo.lost).toBe(14);
    // A truck that is booked eight business days ahead and not four comes six days later: one of them is Thanksgiving.
    const later = await rules("Longer notice", "2026-11-22", {
      truckNoticeBusinessDays: 8,
    });
    expect(later.sums.ifSo.lost - later.sums.today.lost).toBeCloseTo(4, 6);
    // Rules that begin when today's delivery has arrived are tried on the one that they bind.
    const soon = await rules("No melting then", "2026-12-04", {
      meltingSeason: summer,
    });
    expect(soon.sums.ifSo.lost).toBeGreaterThan(soon.sums.today.lost);
    const beyond = await rules("Far ahead", "2027-06-01", {
      meltingSeason: summer,
    });
    expect(beyond.isSent).toBe(false);
    expect(beyond.sums.ifSo).toEqual(beyond.sums.today);
  });

  test("other fees from a day on, where the network still ships", async () => {
    const { sums } = await rehearsed({
      what: "fees",
      from: "2026-11-22",
      singleUnit: "5",
    });
    expect(sums.ifSo.shippingMinor).toBe(2 * 358 + 5 * 500);
    expect(sums.ifSo.lost).toBe(sums.today.lost);
  });

  test("sellers may not ship for the marketplace: its half of what the network lacks is lost", async () => {
    const { sums } = await rehearsed({ what: "no-seller-shipping" });
    expect(sums.ifSo).toMatchObject({ lost: 14, byMerchant: 7 });
    const short = await rehearsed({ what: "no-seller-shipping", days: "14" });
    expect(short.sums.today.lost).toBe(0);
    expect(short.sums.ifSo).toMatchObject({ lost: 3.5, byMerchant: 3.5 });
  });

  test("the file holds every article with each number before and after", async () => {
    const { impacts } = await rehearsed({ what: "rush", factor: "5" });
    const [head, line] = impactCsv(impacts).split("\r\n");
    expect(head?.startsWith("sku,article,lost_units,lost_units_if_so")).toBe(
      true,
    );
    expect(line?.startsWith("ours-sku,ours mug · Navy,14,22")).toBe(true);
  });
});
