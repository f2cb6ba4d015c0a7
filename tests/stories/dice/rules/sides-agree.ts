import { numberField } from "#core/domain/shipments/missing-number.ts";
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
  const waiting = await ordersThatWait(town);
  const excuses = questions.flatMap(({ storefront, marketplace }) =>
    [storefront, marketplace].flatMap((value) => value ?? []),
  );
  return mismatches.filter(
    (mismatch) =>
      !waiting.unnumbered.some(
        (id) => mismatch === `TikTok order ${id} has no tracking number`,
      ) &&
      !waiting.unplaceable.some((id) =>
        [
          `TikTok order ${id} stands 0 times in Shopify`,
          `TikTok order ${id} has no tracking number`,
        ].includes(mismatch),
      ) &&
      !excuses.some((excuse) => mismatch.includes(excuse)) &&
      !twice.some(
        ({ subject }) => mismatch === `${subject} stands 2 times in Shopify`,
      ) &&
      !left.some(
        ({ subject }) =>
          `Order ${mismatch}`.startsWith(`${subject}: tracking `) &&
          mismatch.endsWith("of the network is not in Shopify"),
      ),
  );
};

/** TikTok orders that stay at a step which only a person can take, and about which he is asked (law O4). */
async function ordersThatWait({ prisma }: Parameters<Rule>[0]) {
  const asked = await prisma.conflict.findMany({
    where: { state: "open", subjectKind: "order" },
  });
  const orders = await prisma.order.findMany({
    where: { channel: "marketplace" },
    include: { lines: { include: { variant: true } } },
  });
  const askedOf = (id: string, field: string | null, cause?: string) =>
    asked.some(
      (one) =>
        one.subjectId === id &&
        (cause ? one.cause === cause : one.field === field),
    );
  return {
    /** The merchant sent a parcel without a number. */
    unnumbered: orders
      .filter(({ id }) => askedOf(id, numberField))
      .map(({ externalId }) => externalId),
    /** Shopify has the variant no more. */
    unplaceable: orders
      .filter(
        ({ id, lines }) =>
          askedOf(id, null, "stuck:overdue-import") &&
          lines.some(({ variant }) => variant?.deletedAt),
      )
      .map(({ externalId }) => externalId),
  };
}
