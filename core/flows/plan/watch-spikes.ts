import type { KeptBack } from "../../domain/stock/derivation.ts";
import { keptBackFor } from "../../domain/stock/exposure.ts";
import {
  fewestOrders,
  sellsInJump,
  spikeWindowMs,
  usualOrders,
} from "../../domain/stock/spike.ts";
import {
  type Channel,
  channels,
  type ExposureMode,
} from "../../domain/stock/stock-rule.ts";
import type { StockSituation } from "../../domain/stock/what-channels-are-told.ts";
import { withExposure } from "../../domain/stock/with-exposure.ts";
import type { SellingPace } from "../../world/exposure-records.ts";
import type { Records } from "../../world/records.ts";

type Cause = { entryId: string; at: Date };

// Lag is measured over this time.
const lagMeasuredMs = 24 * 60 * 60_000;
const watcher = "quayside";

/** What is kept back of variants, by the channel whose numbers keep it back. */
type Exposed = Record<Channel, Map<string, KeptBack>>;

/**
 * Notes jumps in these variants' sales that begin or end, and says what sells of each before a channel has the number, by
 * channel: while a jump lasts or, where the merchant's rule says so, always. TikTok Shop's numbers are of the merchant's own
 * stock, Shopify's of the network's; a jump in either is a jump of the variant.
 */
export async function watchSpikes(
  records: Records,
  situations: Map<string, StockSituation>,
  cause: Cause,
): Promise<Exposed> {
  const { kept, jumping, inSpike } = await look(records, situations, cause.at);
  for (const [variantId, pace] of jumping)
    await noteJump(records, variantId, pace, cause);
  for (const variantId of inSpike)
    if (!jumping.has(variantId)) await noteCalm(records, variantId, cause);
  return kept;
}

/** The same stock with what is kept back of it now, of the parts of kits, too; nothing is noted. */
export async function stockExposedNow(
  records: Records,
  situations: Map<string, StockSituation>,
  at: Date,
): Promise<Map<string, StockSituation>> {
  const parts = [...situations.values()].flatMap((stock) => stock.parts ?? []);
  const all = new Map([
    ...parts.map((part) => [part.variantId, part.stock] as const),
    ...situations,
  ]);
  const { kept } = await look(records, all, at);
  return withExposure(situations, kept);
}

async function look(
  records: Records,
  situations: Map<string, StockSituation>,
  at: Date,
) {
  const variantIds = [...situations.keys()];
  const inSpike = await records.variantsInSpike(variantIds);
  const jumping = new Map<string, SellingPace>();
  const kept: Exposed = { storefront: new Map(), marketplace: new Map() };
  for (const channel of channels) {
    const modeOf = (variantId: string) =>
      situations.get(variantId)?.rules[channel].exposure ?? "spikes";
    const ofLate = await records.sellingOfLate(variantIds, at, channel);
    // What is usual is asked only of the few for which it can matter.
    const paces = await records.sellingPaces(
      variantIds.filter(
        (id) =>
          inSpike.has(id) ||
          modeOf(id) === "always" ||
          (ofLate.get(id)?.recent ?? 0) >= fewestOrders,
      ),
      at,
      channel,
    );
    const exposed = new Map<string, SellingPace>();
    for (const [variantId, pace] of paces) {
      const jumps = sellsInJump(pace, inSpike.has(variantId));
      if (jumps) jumping.set(variantId, pace);
      const mode = modeOf(variantId);
      if (mode === "always" || (mode === "spikes" && jumps))
        exposed.set(variantId, pace);
    }
    kept[channel] = await keptBack(records, exposed, { channel, at });
  }
  return { kept, jumping, inSpike };
}

/**
 * What would be kept back of these variants by a rule that says so in this mode, by what sells now; jumps are taken as they
 * were last noted.
 */
export async function foreseeExposure(
  records: Records,
  variantIds: string[],
  mode: ExposureMode,
  { channel, at }: { channel: Channel; at: Date },
): Promise<Map<string, KeptBack>> {
  if (mode === "off") return new Map();
  const asked =
    mode === "always"
      ? variantIds
      : [...(await records.variantsInSpike(variantIds))];
  const paces = await records.sellingPaces(asked, at, channel);
  return keptBack(records, paces, { channel, at });
}

async function keptBack(
  records: Records,
  exposed: Map<string, SellingPace>,
  { channel, at }: { channel: Channel; at: Date },
): Promise<Map<string, KeptBack>> {
  if (exposed.size === 0) return new Map();
  const lag = await records.numberLag(
    channel,
    new Date(at.getTime() - lagMeasuredMs),
  );
  return new Map(
    [...exposed].flatMap(([variantId, { ofLate, ofDay }]) => {
      const [most] = [keptBackFor(ofLate, lag), keptBackFor(ofDay, lag)]
        .filter((kept) => kept !== null)
        .sort((a, b) => b.units - a.units);
      return most ? [[variantId, most] as const] : [];
    }),
  );
}

async function noteJump(
  records: Records,
  variantId: string,
  pace: SellingPace,
  { entryId, at }: Cause,
): Promise<void> {
  const lookAgainAt = new Date(at.getTime() + spikeWindowMs);
  if (!(await records.noteSpike(variantId, { at, lookAgainAt }))) return;
  await records.audit({
    at,
    actor: watcher,
    action: "Sales jump: keep back what sells faster than numbers travel",
    subject: `stock:marketplace:${variantId}`,
    before: { "orders in 5 minutes": Number(usualOrders(pace).toFixed(2)) },
    after: { "orders in 5 minutes": pace.recent },
    result: "done",
    entryId,
    effectId: null,
    reason: null,
  });
}

async function noteCalm(
  records: Records,
  variantId: string,
  { entryId, at }: Cause,
): Promise<void> {
  if (!(await records.endSpike(variantId))) return;
  await records.audit({
    at,
    actor: watcher,
    action: "Sales are calm again: nothing more is kept back for them",
    subject: `stock:marketplace:${variantId}`,
    before: null,
    after: null,
    result: "done",
    entryId,
    effectId: null,
    reason: null,
  });
}
