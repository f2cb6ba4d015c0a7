import { z } from "zod";
import { done, missing } from "../deed.ts";
import { noBody, shopDeed } from "../tiktok/deeds/deed.ts";
import { pushAll, setDock, workDock } from "./dock.ts";
import { tellMcf } from "./mcf-view.ts";
import { receive } from "./receiving.ts";
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
];
