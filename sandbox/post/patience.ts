const minute = 60_000;
const hour = 60 * minute;

/** How each platform delivers: how long it waits for an answer, and when it tries again. Milliseconds. */
export const patience = {
  /**
   * source: shopify.dev, webhooks: any 2xx within five seconds; eight retries over four hours, ever further apart.
   * Assumed: each wait is twice the one before (4 h = 255 times the first).
   */
  shopify: {
    answerMs: 5_000,
    retries: Array.from({ length: 8 }, (_, i) => ((4 * hour) / 255) * 2 ** i),
    isAnswer: (status: number) => status >= 200 && status < 300,
  },
  /**
   * source: the webhook overview page: 200 or 401 within three seconds; tried again after 2 min, 30 min, 3 h and 12 h. A
   * door that refuses the signature (401) is not knocked at again.
   */
  tiktok: {
    answerMs: 3_000,
    retries: [2 * minute, 30 * minute, 3 * hour, 12 * hour],
    isAnswer: (status: number) =>
      (status >= 200 && status < 300) || status === 401,
  },
} satisfies Record<string, Patience>;

export type Patience = {
  answerMs: number;
  retries: number[];
  isAnswer(status: number): boolean;
};
