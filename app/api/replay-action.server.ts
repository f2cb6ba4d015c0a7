import { z } from "zod";
import {
  type Channel,
  channels,
  noRule,
  stockPromises,
} from "#core/domain/stock/stock-rule.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { type ReplayAnswer, readReplay } from "../queries/replay.server.ts";
import { readRules } from "../queries/stock-rules.server.ts";
import { world } from "../world.server.ts";

const wish = z.object({
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
  const read = wish.safeParse(form);
  const channel = z.enum(channels).catch("storefront").parse(form.channel);
  if (!read.success) return { outcome: "unfit", channel };
  const variant = await world.prisma.variant.findFirst({
    where: { shopId, id: variantId },
    select: { goodsLink: { select: { goodsId: true } } },
  });
  const [own, shop] = await Promise.all([
    readRules(world.prisma, shopId, variantId),
    readRules(world.prisma, shopId, shopId),
  ]);
  const today = own[channel][0]?.limits ?? shop[channel][0]?.limits ?? noRule;
  const { bufferUnits, cap, floor, exposure, promise } = today;
  const kept = { cap, floor, ...(exposure && { exposure }) };
  const replay = variant
    ? await readReplay(
        world.prisma,
        shopId,
        { variantId, goodsId: variant.goodsLink?.goodsId ?? null },
        {
          channel,
          days: read.data.days,
          limits: {
            ...kept,
            bufferUnits: read.data.bufferUnits,
            promise: read.data.promise,
          },
          today: { ...kept, bufferUnits, ...(promise && { promise }) },
          now: world.clock.now(),
        },
      )
    : null;
  return replay
    ? { outcome: "replayed", channel, replay }
    : { outcome: "nothing", channel };
}
