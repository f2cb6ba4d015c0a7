import type { Adds } from "./acts/further.ts";
import { compared } from "./compare.ts";
import type { Control } from "./control.ts";
import type { Memory } from "./memory.ts";

/** What the demo prints with `--json`. */
export type MainJobReport = {
  ok: boolean;
  seconds: number;
  products: number;
  variantsLinked: number;
  conflicts: number;
  ordersImported: number;
  fulfillmentRequests: number;
  shipments: number;
  trackingPushed: number;
  duplicatesDropped: number;
  redelivered: number;
  /** Refunds, returns and replacements on TikTok Shop, and how many of them were paid back in Shopify. */
  returns: number;
  returnsPaidBack: number;
  /** What was compared at the end; `mismatches` names what differs. */
  compared: string[];
  mismatches: string[];
};

/** Counts what happened, from Quayside's rows and the post office's books. */
export async function readReport(
  { prisma }: Memory,
  control: Control,
  played: { seconds: number; mismatches: string[]; further: Adds[] },
): Promise<MainJobReport> {
  const session = await prisma.session.findFirst();
  const connection = await prisma.connection.findFirst({
    where: { kind: "tiktok_shop" },
  });
  const sealed = /^q1\./;
  const mismatches = [...played.mismatches];
  if (!sealed.test(session?.accessToken ?? ""))
    mismatches.push("Shopify's token is not sealed");
  if (!sealed.test(connection?.sealedCredential ?? ""))
    mismatches.push("TikTok's token is not sealed");

  const repeats = await prisma.journalEntry.aggregate({
    _sum: { repeats: true },
  });
  const shipments = await prisma.shipment.findMany();
  const linked = await prisma.skuLink.groupBy({ by: ["variantId"] });
  const report = {
    seconds: Math.round(played.seconds * 10) / 10,
    products: await prisma.product.count(),
    variantsLinked: linked.length,
    conflicts: await prisma.conflict.count(),
    ordersImported: await prisma.order.count({
      where: { channel: "marketplace", storefrontExternalId: { not: null } },
    }),
    fulfillmentRequests: await prisma.fulfillmentRequest.count({
      where: { order: { channel: "storefront" } },
    }),
    shipments: shipments.length,
    trackingPushed: shipments.filter((shipment) =>
      shipment.origin === "merchant"
        ? shipment.marketplacePackageId !== null
        : shipment.storefrontFulfillmentId !== null,
    ).length,
    duplicatesDropped: repeats._sum.repeats ?? 0,
    redelivered: (await control.post()).redelivered,
    returns: await prisma.marketplaceReturn.count(),
    returnsPaidBack: await prisma.marketplaceReturn.count({
      where: { paidBackAt: { not: null } },
    }),
    compared,
    mismatches: [...mismatches, ...(await checkCast(prisma, played.further))],
  };
  return { ok: report.mismatches.length === 0, ...report };
}

/** The story must have been played in full: what it promises is counted, not assumed. */
async function checkCast(
  prisma: Memory["prisma"],
  further: Adds[],
): Promise<string[]> {
  const missing: string[] = [];
  const added = (what: keyof Adds) =>
    further.reduce((sum, adds) => sum + (adds[what] ?? 0), 0);
  const expect = (what: string, actual: number, wanted: number) => {
    if (actual !== wanted)
      missing.push(`${what}: ${actual} instead of ${wanted}`);
  };
  expect(
    "orders of Shopify",
    await prisma.order.count({ where: { channel: "storefront" } }),
    10 + added("ordersOfShopify"),
  );
  expect(
    "orders of TikTok",
    await prisma.order.count({ where: { channel: "marketplace" } }),
    20 + added("ordersOfTikTok"),
  );
  expect(
    "refused requests",
    await prisma.fulfillmentRequest.count({
      where: { requestStatus: "REJECTED" },
    }),
    1 + added("refused"),
  );
  expect(
    "refused because nobody delivers there",
    await prisma.fulfillmentRequest.count({
      where: { refusalReason: "UNDELIVERABLE_DESTINATION" },
    }),
    1 + added("refused"),
  );
  expect(
    "settled conflicts",
    await prisma.conflict.count({ where: { state: "settled" } }),
    3 + added("settled"),
  );
  expect(
    "returns paid back",
    await prisma.marketplaceReturn.count({
      where: { paidBackAt: { not: null } },
    }),
    1,
  );
  expect(
    "questions about links",
    await prisma.conflict.count({ where: { state: "open", kind: "link" } }),
    3,
  );
  return missing;
}

/** Prints the report for people. */
export function printReport(report: MainJobReport): void {
  const rows: [string, string | number][] = [
    ["products", report.products],
    ["variants linked", report.variantsLinked],
    ["conflicts asked", report.conflicts],
    ["TikTok orders in Shopify", report.ordersImported],
    ["fulfillment requests", report.fulfillmentRequests],
    ["parcels", report.shipments],
    ["tracking numbers passed on", report.trackingPushed],
    ["returns, paid back on both sides", report.returnsPaidBack],
    ["deliveries repeated by the platforms", report.redelivered],
    ["duplicates dropped", report.duplicatesDropped],
  ];
  console.log(`\nThe main job, played in ${report.seconds} s`);
  for (const [what, count] of rows)
    console.log(`  ${what.padEnd(38)}${String(count).padStart(6)}`);
  if (report.ok) {
    console.log(
      "\nShopify, TikTok Shop, the network and Quayside agree on everything.",
    );
    return;
  }
  console.log(`\n${report.mismatches.length} things do not agree:`);
  for (const mismatch of report.mismatches) console.log(`  - ${mismatch}`);
}
