import type { BadDay, Stage } from "../bad-day.ts";
import { oneHour, store, storeState } from "../bad-day.ts";
import { calmDay } from "../calm-day.ts";

type Twin = { id: string; sourceIdentifier: string | null };

/** Carrier's numbers come late, are changed and come twice. */
export const lateTracking: BadDay = {
  says: "The merchant ships without numbers; they come late, one is changed, and all news of them comes twice.",
  town: () => ({ ...calmDay(), name: "late-tracking" }),
  acts: [
    {
      name: "sale",
      says: "Three customers buy on TikTok Shop; the merchant is to ship.",
      async play({ ask, dice }) {
        for (const sku of ["MUG-NVY-12", "TOTE-NAT-01", "TEE-M"])
          await ask("POST", "/tiktok/orders", {
            lines: [{ sellerSku: sku, quantity: dice.between(1, 2) }],
            fulfillment: "BY_SELLER",
          });
        await ask("POST", "/clock/advance", { ms: oneHour + 60_000 });
      },
    },
    {
      name: "bare-parcels",
      says: "All three are shipped in Shopify, without numbers.",
      async play(stage) {
        for (const order of await twins(stage))
          await stage.ask("POST", `${order}/fulfill`, { company: "UPS" });
      },
    },
    {
      name: "numbers",
      says: "The numbers come, and every letter about them comes twice.",
      async play(stage) {
        await stage.ask("POST", "/faults", {
          id: "twice",
          kind: "doubled_letter",
          platform: "shopify",
          operation: "fulfillments/*",
        });
        for (const order of await twins(stage))
          await stage.ask("POST", `${order}/tracking`, numberOf(stage));
      },
    },
    {
      name: "another-number",
      says: "The first parcel was labelled anew, and the second one's number is written once more as it was.",
      async play(stage) {
        const [first = "", second = ""] = await twins(stage);
        await stage.ask("POST", `${first}/tracking`, numberOf(stage));
        const { orders } = await stage.ask("GET", storeState);
        const shown = orders.find(({ id }: Twin) => second.endsWith(last(id)));
        await stage.ask("POST", `${second}/tracking`, {
          company: "UPS",
          trackingNumber: shown.fulfillments[0].tracking[0].number,
        });
      },
    },
  ],
};

const last = (id: string) => id.slice(id.lastIndexOf("/"));

const numberOf = ({ dice }: Stage) => ({
  company: "UPS",
  trackingNumber: `1Z999AA1${dice.between(10_000_000, 99_999_999)}`,
});

/** Where the twins of TikTok's orders stand in the store. */
async function twins({ ask }: Stage): Promise<string[]> {
  const { orders } = await ask("GET", storeState);
  return orders
    .filter(({ sourceIdentifier }: Twin) => sourceIdentifier !== null)
    .map(({ id }: Twin) => `${store}/orders${last(id)}`);
}
