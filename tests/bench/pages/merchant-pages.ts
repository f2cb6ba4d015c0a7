import type { FrameLocator } from "playwright-core";
import type { PrismaClient } from "#core/store/prisma.server.ts";

/** A page of the merchant, and what somebody does on it: real clicks and keys, which go nowhere else. */
export type MerchantPage = {
  name: string;
  path: string;
  interact(frame: FrameLocator): Promise<void>;
};

const soon = { timeout: 10_000 };

/** Opens what can be opened and ticks what can be ticked: the first few things of their kind that are in sight. */
async function touch(frame: FrameLocator, selectors: string[]): Promise<void> {
  for (const selector of selectors) {
    const thing = frame.locator(selector).first();
    if ((await thing.count()) === 0 || !(await thing.isVisible())) continue;
    await thing.click({ force: true, ...soon });
    await frame.locator("body").press("Escape", soon);
  }
}

const anything = (frame: FrameLocator) =>
  touch(frame, [
    'button[aria-expanded="false"]',
    'input[type="checkbox"]',
    'input[type="text"]',
    "h1",
  ]);

/** Every page of the merchant's menu and every kind of page behind it, with things of this shop. */
export async function merchantPages(
  prisma: PrismaClient,
  shopId: string,
): Promise<MerchantPage[]> {
  const where = { shopId };
  const [variant, order, conflict] = await Promise.all([
    prisma.variant.findFirstOrThrow({
      where: { ...where, deletedAt: null, selection: { isNot: null } },
      orderBy: { id: "asc" },
      select: { id: true, productId: true },
    }),
    prisma.order.findFirst({
      where,
      orderBy: { id: "asc" },
      select: { id: true },
    }),
    prisma.conflict.findFirst({
      where: { ...where, state: "open" },
      orderBy: { id: "asc" },
      select: { id: true },
    }),
  ]);
  const page = (name: string, path: string, interact = anything) => ({
    name,
    path,
    interact,
  });
  return [
    page("Home", ""),
    page("Products", "products", async (frame) => {
      await frame
        .locator('tbody input[type="checkbox"]')
        .nth(1)
        .click({ force: true, ...soon });
      await frame
        .getByRole("button", { name: "Search and filter results" })
        .click(soon);
      await frame
        .getByPlaceholder("Search products, SKUs and barcodes")
        .pressSequentially("product 0042", { delay: 60 });
      await frame.getByText("Product 00420").first().waitFor();
    }),
    page("One product", `products/${variant.productId}`),
    page("Links", `links/${variant.id}`),
    page("Stock", "stock"),
    page("Stock rules", "stock/rules"),
    page("Stock of a variant", `stock/variant/${variant.id}`),
    page("Orders", "orders"),
    ...(order ? [page("One order", `orders/${order.id}`)] : []),
    page("Conflicts", "conflicts"),
    ...(conflict ? [page("One conflict", `conflicts/${conflict.id}`)] : []),
    page("Fields", "fields"),
    page("Activity", "activity"),
    page("Insights", "insights"),
    page("Replenishment", "replenishment"),
    page("Resilience", "resilience"),
    page("Delivery", "delivery"),
    page("Demand events", "demand"),
    page("Settings", "settings"),
    page("Notifications", "notifications"),
    page("Carriers", "carriers"),
    page("Customers' data", "privacy"),
  ];
}
