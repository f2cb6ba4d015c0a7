/** Why a marketplace order was cancelled, whoever did it; `other` stands for every reason that we do not know. */
export const cancelCauses = [
  "buyer",
  "out-of-stock",
  "not-paid",
  "fraud",
  "seller",
  "other",
] as const;
export type CancelCause = (typeof cancelCauses)[number];

/** Whether a row's text names a cause. */
export const isCancelCause = (text: string): text is CancelCause =>
  cancelCauses.some((one) => one === text);
