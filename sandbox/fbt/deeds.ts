import { z } from "zod";
import { done, missing, refused } from "../deed.ts";
import { lookUpSku } from "../tiktok/catalogue.ts";
import { noBody, shopDeed } from "../tiktok/deeds/deed.ts";
import { type Platform, seconds } from "../tiktok/platform.ts";
import { sendLetter } from "../tiktok/webhooks.ts";
import { pushAll, setDock, workDock } from "./dock.ts";
import { unbindBySeller } from "./goods-edit.ts";
import { inboundDeeds } from "./inbound-deeds.ts";
import { tellMcf } from "./mcf-view.ts";
import { befall, mishaps } from "./mishaps.ts";
import { receive } from "./receiving.ts";
import { moveStock, stockMovements } from "./stock-takings.ts";
import { free } from "./trouble.ts";

/** What the dock of the FBT centres does. */
export const fbtDeeds = [
  shopDeed({
    method: "POST",
    path: "/fbt/dock/work",
    what: "The dock ships everything that is released, now, even while it is switched off.",
    body: noBody,
    run: (platform) => done(workDock(platform)),
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/dock/push",
    what: "The warehouse takes everything that is released; from here it can no longer be cancelled.",
    body: noBody,
    run: (platform) => done(pushAll(platform)),
  }),
  shopDeed({
    method: "PUT",
    path: "/fbt/dock",
    what: "Tells the dock whether it works by itself and how long an order takes it (milliseconds of the calendar).",
    body: z.object({
      dockMs: z.number().min(0).optional(),
      enabled: z.boolean().optional(),
    }),
    run(platform, { body }) {
      setDock(platform, body);
      return done(platform.state.fbt.dock);
    },
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/consignments/:id/free",
    what: "A consign order that a fault had got into trouble goes on from now.",
    body: noBody,
    run(platform, { params }) {
      const consignment = platform.state.fbt.consignments.get(params.id);
      if (!consignment) return missing("such consign order");
      free(platform, consignment);
      tellMcf(platform, consignment);
      return done({ id: consignment.id, status: consignment.status });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/consignments/free",
    what: "All consign orders that are in trouble go on from now.",
    body: noBody,
    run(platform) {
      const stuck = [...platform.state.fbt.consignments].filter(
        (one) => one.stuck,
      );
      for (const consignment of stuck) {
        free(platform, consignment);
        tellMcf(platform, consignment);
      }
      return done({ freed: stuck.length });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/receive",
    what: "An unannounced delivery of goods arrives at a centre and is counted at once.",
    body: z.object({
      goodsId: z.string(),
      centreId: z.string(),
      quantity: z.int().min(0),
      defective: z.int().min(0).optional(),
    }),
    run(platform, { body }) {
      const { goods, centres } = platform.state.fbt;
      if (!goods.get(body.goodsId)) return missing("such goods");
      if (!centres.some((w) => w.id === body.centreId))
        return missing("such centre");
      return done({ inboundOrderId: receive(platform, body) });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/consignments/:id/issue",
    what: "Something befalls a consign order for good: lost or damaged on its way, abnormal or closed by the platform before it has left.",
    body: z.object({
      kind: z.enum(mishaps),
      issue: z.string().optional(),
    }),
    run(platform, { params, body }) {
      const consignment = platform.state.fbt.consignments.get(params.id);
      if (!consignment) return missing("such consign order");
      const problem = befall(platform, consignment, body.kind, body.issue);
      return problem
        ? refused(problem)
        : done({ id: consignment.id, status: consignment.status });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/stock",
    what: "A centre moves stock and writes it into the history: disposal, return to the supplier, count, adjustment, transfer, freezing, failed delivery.",
    body: z.object({
      type: z.enum(stockMovements),
      goodsId: z.string(),
      centreId: z.string(),
      quantity: z.int(),
      quality: z.enum(["NORMAL", "DEFECTIVE"]).default("NORMAL"),
      toCentreId: z.string().optional(),
    }),
    run(platform, { body }) {
      const { goods, centres } = platform.state.fbt;
      if (!goods.get(body.goodsId)) return missing("such goods");
      for (const id of [body.centreId, body.toCentreId ?? body.centreId])
        if (!centres.some((w) => w.id === id)) return missing("such centre");
      const moved = moveStock(platform, body);
      return typeof moved === "string" ? refused(moved) : done(moved);
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/fbt/stock",
    what: "Whether the stock search has a row for a centre that has none of the goods.",
    body: z.object({ hidesEmpty: z.boolean() }),
    run({ state }, { body }) {
      state.fbt.hidesEmpty = body.hidesEmpty;
      return done(body);
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/fbt/merchant",
    what: "How the merchant stands with FBT: enrolled for multi-channel orders, bills paid, regions on board (webhook 22 when one is added).",
    body: z.object({
      mcfEnabled: z.boolean().optional(),
      billPaid: z.boolean().optional(),
      regions: z.array(z.string()).optional(),
    }),
    run(platform, { body }) {
      const { fbt } = platform.state;
      fbt.mcf.enabled = body.mcfEnabled ?? fbt.mcf.enabled;
      fbt.mcf.billPaid = body.billPaid ?? fbt.mcf.billPaid;
      if (body.regions) setRegions(platform, body.regions);
      return done({ ...fbt.mcf, regions: fbt.regions });
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/fbt/goods/:id",
    what: "Facts about goods that nobody declares: whether they melt and are taken in from mid-October to mid-April only.",
    body: z.object({ melts: z.boolean() }),
    run({ state }, { params, body }) {
      const goods = state.fbt.goods.get(params.id);
      if (!goods) return missing("such goods");
      goods.melts = body.melts;
      return done({ id: goods.id, melts: goods.melts });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/fbt/goods/unbind",
    what: "The seller unbinds a SKU from its goods in Seller Center (webhook 23).",
    body: z.object({ sellerSku: z.string() }),
    run(platform, { body }) {
      const found = lookUpSku(platform.state, body);
      if (!found) return missing(`SKU ${body.sellerSku}`);
      const goods = unbindBySeller(platform, found.sku.id);
      if (!goods) return refused(`${body.sellerSku} has no goods in FBT`);
      return done({ id: goods.id, skuIds: goods.skuIds });
    },
  }),
  ...inboundDeeds,
];

/** Webhook 22: the merchant is on board in one more region. */
function setRegions(platform: Platform, regions: string[]): void {
  const { fbt } = platform.state;
  const added = regions.some((r) => !fbt.regions.includes(r));
  fbt.regions = regions;
  if (added)
    sendLetter(platform, 22, {
      onboarded_regions: regions.map((region_code) => ({ region_code })),
      update_time: seconds(platform.now()),
    });
}
