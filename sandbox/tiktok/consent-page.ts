import { html } from "hono/html";
import type { Shop } from "./state.ts";

const meanings: Record<string, string> = {
  "seller.authorization.info": "See which shops you connect",
  "seller.shop.info": "See your shop's name and region",
  "seller.product.basic": "Read your products",
  "seller.product.write": "Change your products, prices and stock",
  "seller.order.info": "Read your orders",
  "seller.product.delete": "Delete and recover your products",
  "seller.order.ext_ref.write": "Note your own order numbers on orders",
  "seller.fulfillment.basic": "Read and ship your packages",
  "seller.logistics": "Read your warehouses and carriers",
  "seller.return_refund.basic": "Read and start cancellations",
  "seller.fbt.info": "Read and order from Fulfilled by TikTok",
};

export type Consent = {
  shops: Shop[];
  /** The shop the seller is already signed in to, by id. */
  wanted: string | undefined;
  scopes: string[];
  serviceId: string;
  state: string;
};

/** The page a seller sees before the app may act for the shop; a form, so that it works without script. */
export function consentPage({
  shops,
  wanted,
  scopes,
  serviceId,
  state,
}: Consent) {
  const shop = shops.find((s) => s.id === wanted) ?? shops[0];
  const asked = scopes.filter((scope) => meanings[scope]);
  const choice =
    shops.length > 1
      ? html`<p><label>Shop <select name="shop_id">${shops.map(
          (s) =>
            html`<option value="${s.id}" ${s === shop ? "selected" : ""}>${s.name}</option>`,
        )}</select></label></p>`
      : html`<input type="hidden" name="shop_id" value="${shop?.id}">`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Authorize Quayside – pretend TikTok Shop</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 32rem; padding: 0 1rem; color: #161823; }
main { border: 1px solid #ddd; border-radius: 12px; padding: 2rem; }
h1 { font-size: 1.4rem; margin-top: 0; }
.note { color: #555; font-size: .9rem; }
button { font: inherit; padding: .6rem 1.2rem; border-radius: 8px; border: 1px solid #999; background: #fff; cursor: pointer; }
button[value=authorize] { background: #c4163e; border-color: #c4163e; color: #fff; }
</style>
</head>
<body>
<main>
<p class="note">Pretend TikTok Shop of the sandbox. No real shop is touched.</p>
<h1>Quayside wants to connect to ${shop?.name}</h1>
<p>Signed in as ${shop?.sellerName} (${shop?.region}). If you authorize, Quayside may:</p>
<ul>${asked.map((scope) => html`<li>${meanings[scope]}</li>`)}</ul>
<form method="post" action="/open/authorize">
<input type="hidden" name="service_id" value="${serviceId}">
<input type="hidden" name="state" value="${state}">
${choice}
<button type="submit" name="decision" value="authorize">Authorize</button>
<button type="submit" name="decision" value="cancel">Cancel</button>
</form>
</main>
</body>
</html>`;
}
