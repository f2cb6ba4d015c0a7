import type { KeptBack } from "../../domain/stock/derivation.ts";
import { keptBackFor } from "../../domain/stock/exposure.ts";
import {
  fewestOrders,
  sellsInJump,
  spikeWindowMs,
  usualOrders,
} from "../../domain/stock/spike.ts";
import type { ExposureMode } from "../../domain/stock/stock-rule.ts";
import type { StockSituation } from "../../domain/stock/what-channels-are-told.ts";
import type { SellingPace } from "../../world/exposure-records.ts";
import type { Records } from "../../world/records.ts";

type Cause = { entryId: string; at: Date };

// Lag is measured over this time.
const lagMeasuredMs = 24 * 60 * 60_000;
const watcher = "quayside";

/**
 * Notes jumps in these variants' sales that begin or end, and says what sells of each before TikTok Shop has the number:
 * while a jump lasts or, where the merchant's rule says so, always.
 */
export async function watchSpikes(
  records: Records,
  situations: Map<string, StockSituation>,
  cause: Cause,
): Promise<Map<string, KeptBack>> {
  const { at } = cause;
  const variantIds = [...situations.keys()];
  const ofLate = await records.sellingOfLate(variantIds, at);
  const inSpike = await records.variantsInSpike(variantIds);
  const modeOf = (variantId: string) =>
    situations.get(variantId)?.rules.marketplace.exposure ?? "spikes";
  // What is usual is asked only of the few for which it can matter.
  const paces = await records.sellingPaces(
    variantIds.filter(
      (id) =>
        inSpike.has(id) ||
        modeOf(id) === "always" ||
        (ofLate.get(id)?.recent ?? 0) >= fewestOrders,
    ),
    at,
  );
  const exposed = new Map<string, SellingPace>();
  for (const variantId of new Set([...paces.keys(), ...inSpike])) {
    const pace = paces.get(variantId);
    const jumps =
      pace !== undefined && sellsInJump(pace, inSpike.has(variantId));
    if (jumps) await noteJump(records, variantId, pace, cause);
    else if (inSpike.has(variantId)) await noteCalm(records, variantId, cause);
    const mode = modeOf(variantId);
    if (pace && (mode === "always" || (mode === "spikes" && jumps)))
      exposed.set(variantId, pace);
  }
  return keptBack(records, exposed, at);
}

/**
 * What would be kept back of these variants by a rule that says so in this mode, by what sells now; jumps are taken as they
 * were last noted.
 */
export async function foreseeExposure(
  records: Records,
  variantIds: string[],
  mode: ExposureMode,
  at: Date,
): Promise<Map<string, KeptBack>> {
  if (mode === "off") return new Map();
  const asked =
    mode === "always"
      ? variantIds
      : [...(await records.variantsInSpike(variantIds))];
  return keptBack(records, await records.sellingPaces(asked, at), at);
}

async function keptBack(
  records: Records,
  exposed: Map<string, SellingPace>,
  at: Date,
): Promise<Map<string, KeptBack>> {
  if (exposed.size === 0) return new Map();
  const lag = await records.numberLag(
    "marketplace",
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
