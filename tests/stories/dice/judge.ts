import type { SmallTown } from "../../support/open-small-town.ts";
import { compareAll } from "../main-job/compare.ts";

/**
 * What must hold at rest, whatever has happened: the sides agree or a human is asked; nothing was sold that a guarantee
 * forbids, shipped twice, imported twice or forgotten; every effect has ended and is audited.
 */
export async function judge(town: SmallTown): Promise<string[]> {
  const { prisma } = town;
  const failures: string[] = [];
  const waiting = await prisma.journalEntry.findMany({
    where: { plannedAt: null },
    select: { topic: true, note: true },
  });
  for (const { topic, note } of waiting)
    failures.push(`an entry was never planned: ${topic} ${note ?? ""}`);
  const open = await prisma.effect.findMany({
    where: { state: { in: ["planned", "sent", "unknown"] } },
    select: { kind: true, errorCode: true, errorSaid: true },
  });
  for (const { kind, errorCode, errorSaid } of open)
    failures.push(`an effect never ended: ${kind} ${errorCode} ${errorSaid}`);
  const faults = town.log.filter(
    ({ level, message }) => level === "error" && message !== "a job failed",
  );
  for (const { message, fields } of faults)
    failures.push(`our own fault: ${message} ${JSON.stringify(fields)}`);

  const mismatches = await compareAll(town.control, {
    prisma,
    shopId: async () => town.shopId,
    underWay: async () => 0,
    close: async () => undefined,
  });
  const excuses = await openQuestions(town);
  failures.push(
    ...mismatches.filter(
      (mismatch) => !excuses.some((excuse) => mismatch.includes(excuse)),
    ),
  );
  return failures.length === 0
    ? failures
    : [...failures, ...(await whatIsKnown(town))];
}

/** What a failure is looked at with: questions, and effects that did not take hold. */
async function whatIsKnown({ prisma }: SmallTown): Promise<string[]> {
  const questions = await prisma.conflict.findMany({
    where: { state: "open" },
  });
  const effects = await prisma.effect.findMany({
    where: { state: { in: ["refused", "retired"] } },
    orderBy: { sequence: "asc" },
  });
  return [
    ...questions.map(
      ({ kind, subject, reason }) => `(asked: ${kind}, ${subject}: ${reason})`,
    ),
    ...effects.map(
      ({ kind, state, subject, errorCode, errorSaid }) =>
        `(${state}: ${kind} ${subject} ${errorCode ?? ""} ${errorSaid ?? ""})`,
    ),
  ];
}

/** What is in the inbox: a difference that a human is asked about is no failure. */
async function openQuestions({ prisma }: SmallTown): Promise<string[]> {
  const questions = await prisma.conflict.findMany({
    where: { state: "open" },
  });
  return questions.flatMap((question) => {
    if (question.kind === "field")
      return [question.storefront, question.marketplace].flatMap(
        (title) => title ?? [],
      );
    return [];
  });
}
