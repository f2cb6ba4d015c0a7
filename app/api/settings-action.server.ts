import type { FieldChange } from "#core/domain/field-change.ts";
import { type Channel, channels } from "#core/domain/stock/stock-rule.ts";
import type { TitleRule } from "#core/domain/title-rule.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { setNoticeRule } from "#core/flows/set-notice-rule.ts";
import { setOrderRule } from "#core/flows/set-order-rule.ts";
import { setStockRule } from "#core/flows/set-stock-rule.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readCurrency } from "../queries/currency.server.ts";
import { readMailReplay } from "../queries/notices.server.ts";
import { readOrderRule } from "../queries/order-rule.server.ts";
import { readOrderRuleReplay } from "../queries/order-rule-replay.server.ts";
import {
  readStockSettings,
  type StockSettings,
} from "../queries/settings.server.ts";
import { readShopReplay } from "../queries/shop-replay.server.ts";
import { world } from "../world.server.ts";
import { readFieldChange } from "./field-change.server.ts";
import { readNoticeWish } from "./notice-rule-wish.ts";
import { minorOf, orderRuleWish } from "./order-rule-wish.ts";
import {
  type SettingsDraft,
  type SettingsSection,
  settingsAsked,
} from "./settings-draft.ts";
import { approvedRule } from "./stock-rule-wish.ts";
import { titleRuleWish } from "./title-rule-wish.ts";

type Merchant = { shopId: ShopId; actor: string };
type Seen = {
  fingerprints: { price: string; titles: string };
  basedOn: Record<Channel, number>;
};

const unfit = { outcome: "unfit", why: null } as const;

/** Keeps what was changed, a section at a time, or tries one on the past: each answers for itself. */
export async function answerSettings(request: Request) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const asked = settingsAsked.safeParse(jsonOf(form.get("asked")));
  if (!asked.success) throw new Response(null, { status: 400 });
  const { draft } = asked.data;
  if (asked.data.intent === "try") {
    const { section } = asked.data;
    const tried = await orFailure<
      Awaited<ReturnType<(typeof tries)[typeof section]>>
    >(tries[section](shopId, draft));
    return { intent: "try" as const, section, tried };
  }
  const answers: { [S in SettingsSection]?: SectionAnswer } = {};
  for (const section of asked.data.changed)
    answers[section] = await orFailure<SectionAnswer>(
      saves[section]({ shopId, actor }, draft, asked.data),
    );
  return { intent: "save" as const, answers };
}

export type SettingsAnswer = Awaited<ReturnType<typeof answerSettings>>;
export type Tried = Extract<SettingsAnswer, { intent: "try" }>["tried"];

type SectionAnswer =
  | { outcome: "set" }
  | { outcome: "unfit"; why: string | null }
  /** Somebody else has changed it since the page was drawn. */
  | { outcome: "moved" }
  /** What it writes has to be seen first; saving again makes it so. */
  | {
      outcome: "look";
      of: "prices" | "titles";
      preview: Awaited<ReturnType<typeof previewChange>>;
    }
  | Extract<
      Awaited<ReturnType<typeof orFailure<never>>>,
      { outcome: "failed" }
    >;

export type { SectionAnswer };

/** What writes values is shown before the first is written, and saved once that very plan was seen. */
async function saveOnceSeen(
  { shopId, actor }: Merchant,
  change: FieldChange,
  { of, fingerprint }: { of: "prices" | "titles"; fingerprint: string },
): Promise<SectionAnswer> {
  let seen = fingerprint;
  if (!seen) {
    const preview = await previewChange(world, shopId, change);
    if (preview.writes + preview.blocked > 0)
      return { outcome: "look", of, preview };
    seen = preview.fingerprint;
  }
  const changed = await changeFields(world, shopId, {
    change,
    fingerprint: seen,
    actor,
  });
  return changed.outcome === "moved"
    ? { outcome: "look", of, preview: changed.preview }
    : { outcome: "set" };
}

const saves: {
  [S in SettingsSection]: (
    merchant: Merchant,
    draft: SettingsDraft,
    seen: Seen,
  ) => Promise<SectionAnswer>;
} = {
  async price(merchant, draft, { fingerprints }) {
    const change = await priceChange(merchant.shopId, draft);
    return change
      ? saveOnceSeen(merchant, change, {
          of: "prices",
          fingerprint: fingerprints.price,
        })
      : unfit;
  },

  async titles(merchant, draft, { fingerprints }) {
    const wish = titleRuleWish(draft);
    return "rule" in wish
      ? saveOnceSeen(merchant, titleChange(wish.rule), {
          of: "titles",
          fingerprint: fingerprints.titles,
        })
      : { outcome: "unfit", why: wish.why };
  },

  async stock({ shopId, actor }, draft, { basedOn }) {
    const stock = await readStockSettings(world.prisma, shopId);
    const wishes = channels.map((channel) => stockWish(draft, stock, channel));
    if (wishes.some((wish) => wish === null)) return unfit;
    // Both or neither: what moved is seen before the first is written.
    if (channels.some((channel) => stock[channel].version !== basedOn[channel]))
      return { outcome: "moved" };
    for (const wish of wishes) {
      if (!wish || isSame(wish.limits, stock[wish.channel].limits)) continue;
      const set = await setStockRule(world, shopId, {
        ...wish,
        basedOn: basedOn[wish.channel],
        actor,
      });
      if (set.outcome === "moved") return { outcome: "moved" };
    }
    return { outcome: "set" };
  },

  async orders({ shopId, actor }, draft) {
    const currency = await readCurrency(world, shopId);
    const rule = orderWish(draft, currency);
    return rule ? setOrderRule(world, shopId, { actor, rule }) : unfit;
  },

  async notices({ shopId, actor }, draft) {
    const wish = readNoticeWish(draft);
    return wish ? setNoticeRule(world, shopId, { actor, ...wish }) : unfit;
  },
};

const tries = {
  async price(shopId: ShopId, draft: SettingsDraft) {
    const change = await priceChange(shopId, draft);
    return change
      ? {
          outcome: "prices" as const,
          preview: await previewChange(world, shopId, change),
        }
      : unfit;
  },

  async titles(shopId: ShopId, draft: SettingsDraft) {
    const wish = titleRuleWish(draft);
    return "rule" in wish
      ? {
          outcome: "titles" as const,
          preview: await previewChange(world, shopId, titleChange(wish.rule)),
        }
      : { outcome: "unfit" as const, why: wish.why };
  },

  async stock(shopId: ShopId, draft: SettingsDraft) {
    const stock = await readStockSettings(world.prisma, shopId);
    const wishes = channels.map((channel) => stockWish(draft, stock, channel));
    if (wishes.some((wish) => wish === null)) return unfit;
    const replays = [];
    for (const wish of wishes)
      if (wish)
        replays.push({
          channel: wish.channel,
          limits: wish.limits,
          today: stock[wish.channel].limits,
          replay: await readShopReplay(world.prisma, shopId, {
            channel: wish.channel,
            limits: wish.limits,
            today: stock[wish.channel].limits,
            now: world.clock.now(),
          }),
        });
    return { outcome: "buffers" as const, replays };
  },

  async orders(shopId: ShopId, draft: SettingsDraft) {
    const { rule: today, currency } = await readOrderRule(world, shopId);
    const tried = orderWish(draft, currency);
    if (!tried) return unfit;
    return {
      outcome: "orders" as const,
      replay: await readOrderRuleReplay(
        world.prisma,
        shopId,
        { today, tried },
        world.clock.now(),
      ),
    };
  },

  async notices(shopId: ShopId, draft: SettingsDraft) {
    const wish = readNoticeWish(draft);
    if (!wish) return unfit;
    const today = await world.store.inShop(shopId, (records) =>
      records.noticeRule(),
    );
    return {
      outcome: "mails" as const,
      replay: await readMailReplay(
        world.prisma,
        shopId,
        { today, tried: wish.rule },
        world.clock.now(),
      ),
    };
  },
};

const priceChange = async (shopId: ShopId, { price }: SettingsDraft) =>
  readFieldChange(
    new Map(Object.entries({ ...price, kind: "price-rule", field: "price" })),
    await readCurrency(world, shopId),
  );

const titleChange = (rule: TitleRule): FieldChange => ({
  kind: "title-rule",
  field: "title",
  rule,
});

const orderWish = (
  { orders: { ownParcel, ...orders } }: SettingsDraft,
  currency: string,
) => {
  const read = orderRuleWish.safeParse({
    ...orders,
    ownParcelMinor: minorOf(ownParcel, currency),
    moveTo: orders.fallback === "move" ? orders.moveTo || null : null,
  });
  return read.success ? read.data : null;
};

/** The shop's rule with what the page changes of it; the rest of it stays. */
function stockWish(
  { stock }: SettingsDraft,
  now: StockSettings,
  channel: Channel,
) {
  const read = approvedRule.safeParse({
    variantId: null,
    channel,
    limits: {
      ...now[channel].limits,
      bufferUnits: stock[channel] || 0,
      ...(channel === "marketplace" && { promise: stock.promise }),
    },
    basedOn: now[channel].version,
  });
  const { limits } = read.data ?? {};
  return limits ? { variantId: null, channel, limits } : null;
}

const isSame = (
  one: { bufferUnits: number; promise?: string },
  other: { bufferUnits: number; promise?: string },
) =>
  one.bufferUnits === other.bufferUnits &&
  (one.promise ?? "shared") === (other.promise ?? "shared");

function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text ?? ""));
  } catch {
    return null;
  }
}
