import type { PrismaClient } from "@prisma/client";
import { causeTitle } from "#core/domain/conflicts/cause.ts";
import type { Choice } from "#core/domain/letters.ts";
import { whoIs } from "./who-is.ts";

/** The answers in force for questions of a cause, with who wanted them and how often each has answered. */
export async function readAnswerPolicies(prisma: PrismaClient, shopId: string) {
  const latest = await prisma.answerPolicy.findMany({
    where: { shopId },
    distinct: ["cause"],
    orderBy: [{ cause: "asc" }, { version: "desc" }],
  });
  const inForce = latest.flatMap((row) =>
    row.answer === null ? [] : { ...row, answer: row.answer as Choice },
  );
  const used = await prisma.conflict.groupBy({
    by: ["settledBy"],
    where: {
      shopId,
      settledBy: { in: inForce.map(({ id }) => `policy:${id}`) },
    },
    _count: true,
  });
  const timesOf = new Map(used.map((row) => [row.settledBy, row._count]));
  return inForce.map(({ id, cause, version, answer, actor, setAt }) => ({
    id,
    cause,
    title: causeTitle(cause) ?? cause,
    version,
    answer,
    who: whoIs(actor),
    setAt,
    times: timesOf.get(`policy:${id}`) ?? 0,
  }));
}

export type AnswerPolicyView = Awaited<
  ReturnType<typeof readAnswerPolicies>
>[number];
