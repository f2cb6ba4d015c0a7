import { orderAsSeen, productAsSeen } from "../control/seen.ts";
import type { Desk } from "../desk.ts";
import { shell, text } from "./page.ts";

/** An order as the admin shows it, plainly: what was bought, who ships it, and what has left. Null: there is none. */
export function orderPage(desk: Desk, id: number): string | null {
  const order = desk.store.orders.get(id);
  if (!order) return null;
  const seen = orderAsSeen(desk, order);
  const parts = seen.fulfillmentOrders.map((part) => [
    part.locationName,
    words(part.status),
    words(part.requestStatus),
    part.lines
      .map(
        (line) =>
          `${line.remainingQuantity} of ${line.totalQuantity} × ${line.sku ?? "–"} left`,
      )
      .join(", "),
    part.rejectReason ? words(String(part.rejectReason)) : "",
  ]);
  const parcels = seen.fulfillments.map((parcel) => [
    words(parcel.displayStatus ?? parcel.status),
    parcel.tracking
      .map(({ company, number }) => [company, number].filter(Boolean).join(" "))
      .join(", "),
    parcel.lines
      .map(({ sku, quantity }) => `${quantity} × ${sku ?? "–"}`)
      .join(", "),
  ]);
  return page(desk, seen.name, [
    `<p>${[
      seen.cancelledAt ? "Cancelled" : "",
      seen.sourceIdentifier ? `From ${seen.sourceIdentifier}` : "",
      seen.tags.join(", "),
    ]
      .filter(Boolean)
      .map(text)
      .join(" · ")}</p>`,
    table(
      "Items",
      ["SKU", "Quantity"],
      seen.lines.map(({ sku, quantity }) => [sku ?? "–", String(quantity)]),
    ),
    table(
      "Fulfillment orders",
      ["Location", "Status", "Request", "Lines", "Reason"],
      parts,
    ),
    table("Fulfillments", ["Status", "Tracking", "Items"], parcels),
  ]);
}

/** A product as the admin shows it, plainly: its variants, and what lies where. Null: there is none. */
export function productPage(desk: Desk, id: number): string | null {
  const product = desk.store.products.get(id);
  if (!product) return null;
  const seen = productAsSeen(desk, product);
  const rows = seen.variants.map(({ sku, barcode, price, levels }) => [
    sku ?? "–",
    barcode ?? "–",
    String(price),
    levels
      .map(
        ({ locationName, available, onHand }) =>
          `${locationName}: ${available} available, ${onHand} on hand`,
      )
      .join("; "),
  ]);
  return page(desk, seen.title, [
    `<p>${text(words(seen.status))}</p>`,
    table("Variants", ["SKU", "Barcode", "Price", "Inventory"], rows),
  ]);
}

const page = ({ store }: Desk, title: string, parts: string[]): string =>
  shell(
    store,
    title,
    `<a class="app-link" href="${text(`/store/${store.handle}`)}">Back to the app</a>`,
    `<main class="plain"><h1>${text(title)}</h1>${parts.join("")}</main>`,
  );

function table(title: string, heads: string[], rows: string[][]): string {
  if (rows.length === 0) return "";
  const cells = (row: string[], tag: string) =>
    row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join("");
  return `<h2>${text(title)}</h2><table><thead><tr>${cells(heads, "th")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells(row, "td")}</tr>`)
    .join("")}</tbody></table>`;
}

/** `IN_PROGRESS` is read as `In progress`. */
const words = (value: string): string =>
  value.charAt(0) + value.slice(1).toLowerCase().replaceAll("_", " ");
