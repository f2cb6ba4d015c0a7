/** How a number that waits to be told differs from what its place shows; nothing: all of them. */
export const waitingMoves = ["", "lower", "higher", "zero"] as const;
export type WaitingMove = (typeof waitingMoves)[number];
