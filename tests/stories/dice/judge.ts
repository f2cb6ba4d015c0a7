import type { SmallTown } from "../../support/open-small-town.ts";
import { rules } from "./rules/rules.ts";

/** Judges a town at rest. @returns what does not hold, and what is known about it; none: every rule holds. */
export async function judge(town: SmallTown): Promise<string[]> {
  const failures: string[] = [];
  for (const rule of rules) failures.push(...(await rule(town)));
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
