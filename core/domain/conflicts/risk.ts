/** What is lost while a question waits: money in minor units of the shop's currency, and the time until which it can wait. */
export type Risk = { moneyMinor: number; deadline: Date | null };

/** A question with what hangs on it. */
export type AtRisk = { id: string; openedAt: Date; risk: Risk };

export const noRisk: Risk = { moneyMinor: 0, deadline: null };

/** What hangs on several questions together: all the money, the first of the deadlines. */
export const joinRisks = (risks: Risk[]): Risk => ({
  moneyMinor: risks.reduce((sum, { moneyMinor }) => sum + moneyMinor, 0),
  deadline: risks.reduce<Date | null>(
    (first, { deadline }) =>
      deadline && (!first || deadline < first) ? deadline : first,
    null,
  ),
});

const soonMs = 24 * 60 * 60_000;

/** Whether somebody has to answer within the day, or should have. */
export const isPressing = ({ deadline }: Risk, now: Date): boolean =>
  deadline !== null && deadline.getTime() - now.getTime() <= soonMs;

/**
 * The order in which questions are answered best: what runs out within the day, the earliest first; then by money; then by
 * deadline and age.
 */
export const byRisk =
  (now: Date) =>
  (one: AtRisk, other: AtRisk): number => {
    const [a, b] = [rank(one, now), rank(other, now)];
    for (const [index, value] of a.entries()) {
      const difference = value - (b[index] ?? 0);
      // Infinity less itself is no number, and no difference.
      if (difference) return difference;
    }
    return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
  };

const rank = ({ risk, openedAt }: AtRisk, now: Date): number[] => {
  const deadline = risk.deadline?.getTime() ?? Number.POSITIVE_INFINITY;
  return [
    isPressing(risk, now) ? deadline : Number.POSITIVE_INFINITY,
    -risk.moneyMinor,
    deadline,
    openedAt.getTime(),
  ];
};
