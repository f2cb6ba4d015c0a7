import type { EffectKind } from "../../domain/effects.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Json } from "../../kit/json.ts";
import type { EffectRow } from "../../world/records.ts";
import type { Carrier, Carrying } from "./carrier.ts";
import { type BatchedKind, carriers } from "./carriers.ts";
import {
  confirmEffect,
  failEffect,
  giveWay,
  retireEffect,
} from "./end-effect.ts";

/**
 * Carries one effect: still wanted? → sent → not overtaken? → done → written down. An effect found as `sent` or `unknown` was under way
 * when its carrier died or lost the answer: where the platform keeps no key of ours it is looked up before it is sent
 * again (law E1).
 * @returns how long to wait before another try, in milliseconds; null when the effect has ended.
 */
export async function carryOne(
  carrying: Carrying,
  effect: EffectRow,
): Promise<number | null> {
  const { world, shop } = carrying;
  const carrier = carriers[
    effect.kind as Exclude<EffectKind, BatchedKind>
  ] as Carrier<EffectKind>;

  const prepared = await world.store.inShop(shop.shopId, async (records) => {
    const found = await carrier.prepare(
      records,
      effect.payload as never,
      effect,
    );
    if ("retire" in found)
      await retireEffect(carrying, records, effect, found.retire);
    else await records.markSent([effect.id], world.clock.now());
    return found;
  });
  if ("retire" in prepared) return null;

  let result: unknown;
  try {
    const overtaken = await carrier.overtaken?.(carrying, prepared.go);
    if (overtaken) {
      await world.store.inShop(shop.shopId, (records) =>
        giveWay(carrying, records, effect, overtaken),
      );
      return null;
    }
    const unsure = effect.state === "sent" || effect.state === "unknown";
    const known =
      unsure && carrier.probe
        ? await carrier.probe(carrying, prepared.go)
        : null;
    result = known ?? (await carrier.act(carrying, prepared.go, effect));
  } catch (error) {
    return world.store.inShop(shop.shopId, async (records) => {
      const wait = await failEffect(carrying, records, effect, error, prepared);
      if (wait === null && carrier.refuse && error instanceof SyncError)
        await carrier.refuse(records, prepared.go, {
          code: error.code,
          said: error.said ?? null,
        });
      return wait;
    });
  }
  await world.store.inShop(shop.shopId, async (records) => {
    await carrier.confirm(records, result, prepared.go, {
      entryId: effect.entryId,
      at: world.clock.now(),
    });
    await confirmEffect(
      carrying,
      records,
      effect,
      prepared,
      (result as Json | undefined) ?? null,
      carrier.tells,
    );
  });
  return null;
}
