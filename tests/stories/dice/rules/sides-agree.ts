import { watchedAs } from "#core/domain/orders/watched-steps.ts";
import { compareAll } from "../../main-job/compare.ts";
import type { Rule } from "./rule.ts";

/** Platforms and ledger agree, nothing is forgotten or done twice; or a human is asked about the difference. */
export const sidesAgree: Rule = async (town) => {
  const mismatches = await compareAll(town.control, {
    prisma: town.prisma,
    shopId: async () => town.shopId,
    underWay: async () => 0,
    close: async () => undefined,
  });
  const twice = await town.prisma.conflict.findMany({
    where: { state: "open", cause: "stuck:twice" },
  });
  // What had left before it could be stopped has no place in Shopify any more.
  const left = await town.prisma.conflict.findMany({
    where: {
      state: "open",
      cause: { in: ["stuck:sent-too-many", "stuck:sent-though-cancelled"] },
    },
  });
  const wentWrong = await town.prisma.conflict.findMany({
    where: { state: "open", cause: "stuck:parcel" },
  });
  const waiting = await ordersThatWait(town);
  return mismatches.filter(
    (mismatch) =>
      !waiting.unnumbered.some(
        (id) => mismatch === `TikTok order ${id} has no tracking number`,
      ) &&
      !waiting.unplaced.some(
        (id) =>
          mismatch.startsWith(`tracking of TikTok order ${id}: `) &&
          mismatch.endsWith("Shopify []"),
      ) &&
      // Titles are judged with all other fields.
      !mismatch.startsWith("title: ") &&
      !twice.some(
        ({ subject }) => mismatch === `${subject} stands 2 times in Shopify`,
      ) &&
      !left.some(
        ({ subject }) =>
          `Order ${mismatch}`.startsWith(`${subject}: tracking `) &&
          mismatch.endsWith("of the network is not in Shopify"),
      ) &&
      // It went wrong before Shopify was told of it.
      !wentWrong.some(({ subject, reason }) => {
        const number = / parcel ([^ :]+):/.exec(reason)?.[1];
        return (
          `Order ${mismatch}` ===
          `${subject}: tracking ${number} of the network is not in Shopify`
        );
      }),
  );
};

/** TikTok orders that stay at a step which only a person can take, and about which he is asked (law O4). */
async function ordersThatWait({ prisma }: Parameters<Rule>[0]) {
  const asked = await prisma.conflict.findMany({
    where: { state: "open", subjectKind: "order" },
  });
  const orders = await prisma.order.findMany({
    where: { channel: "marketplace" },
  });
  const askedOf = (id: string, cause: string) =>
    asked.some((one) => one.subjectId === id && one.cause === cause);
  return {
    /** The merchant sent a parcel without a number, took the units out before they left, or cancelled for what TikTok Shop has no word. */
    unnumbered: orders
      .filter(({ id }) =>
        [
          "stuck:number-missing",
          "stuck:refund-before-shipping",
          "stuck:cancel-reason",
        ].some((cause) => askedOf(id, cause)),
      )
      .map(({ externalId }) => externalId),
    /** What TikTok Shop sent has no place in Shopify: the order was cancelled there, or its units were taken out. */
    unplaced: orders
      .filter(
        ({ id }) =>
          askedOf(id, "stuck:sent-though-cancelled") ||
          asked.some(
            (one) =>
              one.subjectId === id &&
              one.cause === "stuck:overdue-tell" &&
              one.reason.startsWith(watchedAs.takenOut),
          ),
      )
      .map(({ externalId }) => externalId),
  };
}
