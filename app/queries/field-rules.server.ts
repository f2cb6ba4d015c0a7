import type { PrismaClient } from "@prisma/client";
import { isPolicy, type Policy } from "#core/domain/field-policies.ts";
import { fieldNames, fieldWords, isField } from "#core/domain/field-words.ts";
import { traitsOf } from "#core/domain/merge/fields.ts";
import { isRounding, samePrice } from "#core/domain/price-rule.ts";
import { changeTitles } from "#core/flows/change-fields.ts";
import { undoTitle } from "#core/flows/undo-change.ts";
import { readTitleRule } from "#core/store/records/title-rules.server.ts";
import { whoIs } from "./who-is.ts";

const mostChanges = 10;

/** Who decides each field of the shop, how many questions about it are open, and what was changed lately. */
export async function readFieldRules(prisma: PrismaClient, shopId: string) {
  const [priceRule, titleRule, set, asked, changes, undone] = await Promise.all(
    [
      prisma.priceRule.findFirst({
        where: { shopId },
        orderBy: { version: "desc" },
      }),
      readTitleRule(prisma, shopId),
      prisma.fieldPolicy.findMany({
        where: { shopId },
        distinct: ["field"],
        orderBy: [{ field: "asc" }, { version: "desc" }],
      }),
      prisma.conflict.groupBy({
        by: ["field"],
        where: { shopId, state: "open", kind: "field" },
        _count: true,
      }),
      prisma.auditLine.findMany({
        where: { shopId, action: { in: Object.values(changeTitles) } },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: mostChanges,
      }),
      prisma.auditLine.findMany({
        where: { shopId, action: undoTitle },
        select: { subject: true },
      }),
    ],
  );
  const policyOf = new Map(set.map((row) => [row.field, row]));
  const openOf = new Map(asked.map((row) => [row.field, row._count]));
  const takenBack = new Set(undone.map(({ subject }) => subject));
  return {
    priceRule:
      priceRule && isRounding(priceRule.rounding)
        ? {
            basisPoints: priceRule.basisPoints,
            addMinor: priceRule.addMinor,
            rounding: priceRule.rounding,
          }
        : samePrice,
    titleRule,
    fields: fieldNames.map((field) => {
      const row = policyOf.get(field);
      const policy: Policy = row && isPolicy(row.policy) ? row.policy : "ask";
      return {
        field,
        name: fieldWords[field].name,
        /** Whether even one side's edit is asked about where no rule leaves it to that side; nobody pushes it in bulk. */
        needsCare: traitsOf(field).needsCare,
        policy,
        version: row?.version ?? 0,
        open: openOf.get(field) ?? 0,
      };
    }),
    changes: changes.map((line) => ({
      entryId: line.entryId,
      at: line.at,
      who: whoIs(line.actor),
      action: line.action,
      field: isField(line.subject)
        ? fieldWords[line.subject].name
        : line.subject,
      before: line.before,
      after: line.after,
      undone: takenBack.has(`entry:${line.entryId}`),
    })),
  };
}

export type FieldRules = Awaited<ReturnType<typeof readFieldRules>>;
