/** Keys of what a refund or return on the marketplace leads to. */
export const returnKeys = (externalId: string) => ({
  open: `open-return:${externalId}`,
  move: (to: ReturnStep) => `return-${to}:${externalId}`,
  payBack: `pay-back:${externalId}`,
  /** A request may be asked about again, with a new deadline. */
  answer: (question: string, answerBy: Date | null) =>
    `answer-return:${externalId}:${question}:${answerBy?.toISOString() ?? "open"}`,
  /** The question what the seller answers. */
  asked: `return-asked:${externalId}`,
  /** The question why both sides gave back different sums. */
  differs: `refund-differs:${externalId}`,
  /** The question about a return that was called off in the store and goes on on the marketplace. */
  calledOff: `return-called-off:${externalId}`,
});

/** Keys of what a refund or return that was made in the store leads to. */
export const ownKeys = (externalId: string) => ({
  open: `return-on-marketplace:${externalId}`,
  /** Units of it that never left. */
  cancel: `cancel-units:${externalId}`,
  /** The question what the marketplace shall be told of it. */
  untold: `refund-untold:${externalId}`,
});

/** Steps of the store's return that stands for one of the marketplace's. */
export const returnSteps = [
  "approved",
  "declined",
  "closed",
  "cancelled",
] as const;
export type ReturnStep = (typeof returnSteps)[number];
