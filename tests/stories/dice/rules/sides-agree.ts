import { compareAll } from "../../main-job/compare.ts";
import type { Rule } from "./rule.ts";
import { decidedByPeople } from "./taken-back.ts";

/** Platforms and ledger agree, nothing is forgotten or done twice; or a human is asked about the difference. */
export const sidesAgree: Rule = async (town) => {
  const mismatches = await compareAll(town.control, {
    prisma: town.prisma,
    shopId: async () => town.shopId,
    underWay: async () => 0,
    close: async () => undefined,
  });
  const questions = await town.prisma.conflict.findMany({
    where: { state: "open", kind: "field" },
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
  const excused = await titlesDecided(town);
  const excuses = [
    ...questions.flatMap(({ storefront, marketplace }) =>
      [storefront, marketplace].flatMap((value) => value ?? []),
    ),
    ...excused.map((title) => `"${title}"`),
  ];
  return mismatches.filter(
    (mismatch) =>
      !waiting.unnumbered.some(
        (id) => mismatch === `TikTok order ${id} has no tracking number`,
      ) &&
      !excuses.some((excuse) => mismatch.includes(excuse)) &&
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
    /** The merchant sent a parcel without a number, or took the units out before they left. */
    unnumbered: orders
      .filter(({ id }) =>
        ["stuck:number-missing", "stuck:refund-before-shipping"].some((cause) =>
          askedOf(id, cause),
        ),
      )
      .map(({ externalId }) => externalId),
  };
}

/** Titles on TikTok Shop that people have decided to leave or to set back; where a rule was taken back, those it has made as well. */
async function titlesDecided(town: Parameters<Rule>[0]): Promise<string[]> {
  const { takenBack, left, isRuleTakenBack } = await decidedByPeople(
    town,
    "title",
  );
  const bases = isRuleTakenBack
    ? await town.prisma.baseSnapshot.findMany({ where: { field: "title" } })
    : [];
  const listings = await town.prisma.listing.findMany({
    where: {
      id: { in: [...left, ...bases.map(({ itemId }) => itemId)] },
    },
  });
  return [
    ...takenBack.map(({ value }) => value),
    ...listings.map(({ title }) => title),
  ];
}
