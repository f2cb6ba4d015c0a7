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
  const excuses = questions.flatMap(({ storefront, marketplace }) =>
    [storefront, marketplace].flatMap((value) => value ?? []),
  );
  return mismatches.filter(
    (mismatch) =>
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
