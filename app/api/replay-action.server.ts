import { z } from "zod";
import {
  type Channel,
  channels,
  noRule,
  stockPromises,
} from "#core/domain/stock/stock-rule.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { type ReplayAnswer, readReplay } from "../queries/replay.server.ts";
import { readRules } from "../queries/stock-rules.server.ts";
import { world } from "../world.server.ts";

/** Another rule for a past period of one channel. */
export const replayWish = z.object({
  channel: z.enum(channels),
  bufferUnits: z.coerce.number().int().min(0).max(1_000_000),
  promise: z.enum(stockPromises).default("shared"),
  days: z.coerce.number().pipe(z.union([z.literal(7), z.literal(30)])),
});

export type ReplayAction =
  | { outcome: "unfit" | "nothing"; channel: Channel }
  | { outcome: "replayed"; channel: Channel; replay: ReplayAnswer };

/** The form that tries another buffer on a variant's past. Changes nothing. */
export async function answerReplayForm(
  request: Request,
  variantId: string,
): Promise<ReplayAction> {
  const { shopId } = await requireMerchant(request);
  const form = Object.fromEntries(await request.formData());
  const read = replayWish.safeParse(form);
  const channel = z.enum(channels).catch("storefront").parse(form.channel);
  if (!read.success) return { outcome: "unfit", channel };
  const replay = await tryRule(shopId, variantId, read.data);
  return replay
    ? { outcome: "replayed", channel, replay }
    : { outcome: "nothing", channel };
}

/** A variant's past under that rule, all else as it is today; null where the ledger holds nothing of it. Changes nothing. */
export async function tryRule(
  shopId: ShopId,
  variantId: string,
  { channel, days, bufferUnits, promise }: z.infer<typeof replayWish>,
): Promise<ReplayAnswer | null> {
  const variant = await world.prisma.variant.findFirst({
    where: { shopId, id: variantId },
    select: { goodsLink: { select: { goodsId: true } } },
  });
  if (!variant) return null;
  const [own, shop] = await Promise.all([
    readRules(world.prisma, shopId, variantId),
    readRules(world.prisma, shopId, shopId),
  ]);
  const today = own[channel][0]?.limits ?? shop[channel][0]?.limits ?? noRule;
  const { cap, floor, exposure } = today;
  const kept = { cap, floor, ...(exposure && { exposure }) };
  return readReplay(
    world.prisma,
    shopId,
    { variantId, goodsId: variant.goodsLink?.goodsId ?? null },
    {
      channel,
      days,
      limits: { ...kept, bufferUnits, promise },
      today: {
        ...kept,
        bufferUnits: today.bufferUnits,
        ...(today.promise && { promise: today.promise }),
      },
      now: world.clock.now(),
    },
  );
}
