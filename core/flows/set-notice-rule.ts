import type { Addressee, NoticeRule } from "../domain/notices/notice-rule.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** A person says what the shop is told, how, and by whom it is read (law H2). Addresses stand in no journal. */
export const setNoticeRule = async (
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  {
    actor,
    rule,
    addressees,
    drawn,
  }: {
    actor: string;
    rule: NoticeRule;
    addressees: Addressee[];
    /** Addresses that stood there before he changed anything. */
    drawn: readonly string[];
  },
): Promise<{ outcome: "set" }> => {
  const at = world.clock.now();
  const set = await world.store.inShop(shopId, async (records) => {
    const before = await inWords(records);
    const { entryId } = await appendLetter(records, {
      letter: { kind: "notice-rule-set" },
      deliveryId: `notice-rule:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.saveNoticeRule(rule);
    await records.saveAddressees(addressees, drawn, at);
    await records.audit({
      at,
      actor,
      action: "Set what the shop is told of",
      subject: "rule:notices",
      before,
      after: await inWords(records),
      result: "done",
      entryId,
      effectId: null,
      reason: null,
    });
    return { outcome: "set" as const };
  });
  await world.bell.ring("shop.plan", shopId);
  return set;
};

/** Kinds by how they are mailed, and how many read them: no address. */
async function inWords(records: Records): Promise<Json> {
  const { kinds, dailyAt, quiet } = await records.noticeRule();
  const mailed = Object.values(kinds);
  return {
    "by e-mail at once": mailed.filter(({ mail }) => mail === "now").length,
    "by e-mail once a day": mailed.filter(({ mail }) => mail === "daily")
      .length,
    "e-mail addresses": (await records.addressees()).length,
    "daily at": dailyAt,
    "quiet hours": quiet ? `${quiet.from}–${quiet.until}` : "none",
  };
}
