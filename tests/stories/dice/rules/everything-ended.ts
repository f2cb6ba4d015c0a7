import type { Rule } from "./rule.ts";

/** Every entry was planned, every effect has ended. */
export const everythingEnded: Rule = async ({ prisma }) => {
  const waiting = await prisma.journalEntry.findMany({
    where: { plannedAt: null },
    select: { topic: true, note: true },
  });
  const open = await prisma.effect.findMany({
    where: { state: { in: ["planned", "sent", "unknown"] } },
    select: { kind: true, errorCode: true, errorSaid: true },
  });
  return [
    ...waiting.map(
      ({ topic, note }) => `an entry was never planned: ${topic} ${note ?? ""}`,
    ),
    ...open.map(
      ({ kind, errorCode, errorSaid }) =>
        `an effect never ended: ${kind} ${errorCode} ${errorSaid}`,
    ),
  ];
};
