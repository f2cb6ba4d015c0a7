import { origins } from "./browser.ts";

type Listing = { id: string; title: string };

const tiktokShop = "7495540735365777507";

/**
 * What happens outside: somebody edits a title in Shopify and somebody else edits it on TikTok Shop, before anybody hears of
 * either.
 */
export async function editTitleOnBothSides(
  title: string,
  edits: { shopify: string; tiktok: string },
): Promise<void> {
  const [store, shop] = await Promise.all([
    ask<{ products: Listing[] }>("/state/shopify/harbor-goods"),
    ask<{ products: Listing[] }>(`/state/tiktok/${tiktokShop}`),
  ]);
  const product = withTitle(store.products, title);
  const listing = withTitle(shop.products, title);
  const id = product.id.split("/").at(-1);
  await put("/weather", { delayMs: [2_000, 2_000] });
  try {
    await post(`/shopify/harbor-goods/products/${id}`, {
      title: edits.shopify,
    });
    await post(`/tiktok/products/${listing.id}`, { title: edits.tiktok });
  } finally {
    await put("/weather", { delayMs: [0, 0] });
  }
}

/** A customer buys in the store and the merchant asks for fulfillment. */
export const buyInShopify = (
  ...lines: { sku: string; quantity: number }[]
): Promise<unknown> =>
  post("/shopify/harbor-goods/orders", { lines, requestFulfillment: true });

/** A customer buys in the store, as the test says. @returns what Shopify calls the order. */
export const orderInShopify = (order: {
  lines: { sku: string; quantity: number }[];
  requestFulfillment: boolean;
  shipTo?: { zip: string };
}): Promise<{ name: string }> =>
  post("/shopify/harbor-goods/orders", order) as Promise<{ name: string }>;

/** A customer buys on TikTok Shop what the merchant ships; TikTok holds the order for an hour. */
export const buyOnTikTok = (
  ...lines: { sellerSku: string; quantity: number }[]
): Promise<unknown> =>
  post("/tiktok/orders", { lines, fulfillment: "BY_SELLER" });

/** The network's people pack and hand over whatever waits. */
export const shipWhatWaits = (): Promise<unknown> => post("/fbt/dock/work", {});

/** The titles that both platforms show for a thing. */
export async function titlesLike(text: string): Promise<string[]> {
  const [store, shop] = await Promise.all([
    ask<{ products: Listing[] }>("/state/shopify/harbor-goods"),
    ask<{ products: Listing[] }>(`/state/tiktok/${tiktokShop}`),
  ]);
  return [...store.products, ...shop.products]
    .map((thing) => thing.title)
    .filter((title) => title.includes(text));
}

/** The titles that TikTok Shop shows for a thing. */
export async function titlesOnTikTok(text: string): Promise<string[]> {
  const { products } = await ask<{ products: Listing[] }>(
    `/state/tiktok/${tiktokShop}`,
  );
  return products
    .map(({ title }) => title)
    .filter((title) => title.includes(text));
}

/** The merchant offers a product in one more variant, as the one of the SKU `like` is. */
export const offerInShopify = (variant: {
  like: string;
  sku: string;
  options: string[];
}): Promise<unknown> => post("/shopify/harbor-goods/variants", variant);

/** The SKUs of what is sold on TikTok Shop under a title. */
export async function skusOnTikTok(title: string): Promise<string[]> {
  const { products } = await ask<{
    products: (Listing & { skus: { sellerSku: string }[] })[];
  }>(`/state/tiktok/${tiktokShop}`);
  return products
    .filter((one) => one.title === title)
    .flatMap(({ skus }) => skus.map(({ sellerSku }) => sellerSku));
}

/** Whether what is sold on TikTok Shop under a title may be bought, in TikTok's words. */
export async function statesOnTikTok(title: string): Promise<string[]> {
  const { products } = await ask<{
    products: (Listing & { status: string })[];
  }>(`/state/tiktok/${tiktokShop}`);
  return products
    .filter((one) => one.title === title)
    .map(({ status }) => status);
}

/** The seller unbinds a SKU from its goods on TikTok's side. */
export const unbindInSellerCenter = (sellerSku: string): Promise<unknown> =>
  post("/fbt/goods/unbind", { sellerSku });

/** TikTok Shop refuses the next change of a listing, in these words. */
export const refuseNextChange = (message: string): Promise<unknown> =>
  post("/faults", {
    kind: "answer",
    platform: "tiktok",
    operation: "POST /product/202509/products/",
    times: 1,
    status: 200,
    body: { code: 12_052_201, message, data: {} },
  });

/** The seller removes the app on TikTok's side: every token dies. */
export const endGrantOfTikTok = (): Promise<unknown> =>
  post("/tiktok/deauthorize", {});

/** Shopify takes back every token, and says nothing about it. */
export const endGrantOfShopify = (): Promise<unknown> =>
  post("/shopify/harbor-goods/expire-tokens", { refreshTokens: true });

/** The merchant counts in Shopify what can be sold of a SKU. */
export const countInShopify = (
  sku: string,
  available: number,
): Promise<unknown> => post("/shopify/harbor-goods/stock", { sku, available });

/** What Shopify can sell of a SKU at the merchant's own locations. */
export async function availableInShopify(sku: string): Promise<number> {
  const { products, fulfillmentServices } = await ask<{
    products: {
      variants: {
        sku: string | null;
        levels: { locationId: string; available: number }[];
      }[];
    }[];
    fulfillmentServices: { locationId: string }[];
  }>("/state/shopify/harbor-goods");
  const variant = products
    .flatMap(({ variants }) => variants)
    .find((one) => one.sku === sku);
  if (!variant) throw new Error(`Shopify has no ${sku}`);
  const served = new Set(fulfillmentServices.map((one) => one.locationId));
  return variant.levels
    .filter(({ locationId }) => !served.has(locationId))
    .reduce((sum, { available }) => sum + available, 0);
}

/** What TikTok Shop shows of a SKU, over all its warehouses. */
export async function stockOnTikTok(sellerSku: string): Promise<number> {
  const { products } = await ask<{
    products: {
      skus: { sellerSku: string; inventory: { quantity: number }[] }[];
    }[];
  }>(`/state/tiktok/${tiktokShop}`);
  const sku = products
    .flatMap(({ skus }) => skus)
    .find((one) => one.sellerSku === sellerSku);
  if (!sku) throw new Error(`TikTok Shop has no ${sellerSku}`);
  return sku.inventory.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Letters that the mail server has taken, with this in their subject. */
export async function mailsAbout(
  text: string,
): Promise<{ to: string[]; subject: string; text: string }[]> {
  const { mails } = await ask<{
    mails: { to: string[]; subject: string; text: string }[];
  }>("/mails");
  return mails.filter(({ subject }) => subject.includes(text));
}

function withTitle(things: Listing[], title: string): Listing {
  const found = things.find((thing) => thing.title === title);
  if (!found) throw new Error(`nothing is called ${title}`);
  return found;
}

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(origins.control + path);
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

const post = (path: string, body: object) => send("POST", path, body);
const put = (path: string, body: object) => send("PUT", path, body);

async function send(
  method: string,
  path: string,
  body: object,
): Promise<unknown> {
  const answer = await fetch(origins.control + path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}
