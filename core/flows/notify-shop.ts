import { hungAfterMs, mailPatience } from "../domain/notices/mail-states.ts";
import { mailsDue } from "../domain/notices/mails-due.ts";
import { writeMail } from "../domain/notices/write-mail.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";

type Hands = Pick<World, "clock" | "store" | "mail" | "addresses">;

/** So many mails in one go; the rest comes in the next. */
const mostMails = 50;

/**
 * Tells a merchant what stands: notices open and resolve by what is known now, and the mails that are due about them are
 * rows before any is sent.
 */
export async function notifyShop(
  world: Hands,
  shopId: ShopId,
): Promise<{ opened: number; resolved: number; sent: number }> {
  const now = world.clock.now();
  const kept = await world.store.inShop(shopId, async (records) => {
    const rule = await records.noticeRule();
    const told = await records.keepNotices(
      await records.standingMatters(now),
      now,
    );
    await records.giveUpHungMails(new Date(now.getTime() - hungAfterMs), now);
    if (!world.mail.isSetUp) return told;
    for (const { id, last } of await records.recipients()) {
      const unmailed = await records.unmailedNotices(id);
      for (const mail of mailsDue(unmailed, rule, last, now))
        await records.planMail(id, mail, now);
    }
    return told;
  });
  return { ...kept, sent: await sendMails(world, shopId) };
}

/**
 * Sends what is due, each mail at most once: it is marked as being sent, and that is committed, before the mail server
 * hears of it. Whoever dies in between leaves a mail that nobody sends again (law E1); its notices still stand in the app.
 */
async function sendMails(world: Hands, shopId: ShopId): Promise<number> {
  if (!world.mail.isSetUp) return 0;
  let sent = 0;
  for (let turn = 0; turn < mostMails; turn++) {
    const taken = await world.store.inShop(shopId, async (records) => {
      const mail = await records.takeMail(world.clock.now());
      return (
        mail && {
          mail,
          shop: records.shop,
          timeZone: (await records.noticeRule()).timeZone,
        }
      );
    });
    if (!taken) break;
    const { mail, shop, timeZone } = taken;
    const unsubscribeUrl = `${world.addresses.app}/unsubscribe/${mail.unsubscribeToken}`;
    const answer =
      mail.notices.length === 0
        ? null
        : await world.mail.send({
            id: mail.id,
            to: mail.to,
            unsubscribeUrl,
            ...writeMail(mail.notices, {
              shop: shop.name,
              timing: mail.timing,
              language: mail.language,
              timeZone,
              url: (page) => world.addresses.admin(shop.domain, page),
              unsubscribeUrl,
            }),
          });
    const at = world.clock.now();
    await world.store.inShop(shopId, (records) => {
      if (!answer)
        return records.endMail(mail.id, { state: "retired", said: null, at });
      const waitMs =
        answer.outcome === "later" ? mailPatience(mail.attempts) : null;
      return records.endMail(mail.id, {
        state:
          answer.outcome === "later"
            ? waitMs === null
              ? "refused"
              : "planned"
            : answer.outcome,
        said: "said" in answer ? answer.said : null,
        at,
        ...(waitMs !== null && { dueAt: new Date(at.getTime() + waitMs) }),
      });
    });
    if (answer?.outcome === "sent") sent++;
  }
  return sent;
}
