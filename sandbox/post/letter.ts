/** One webhook on its way to the app. The platform that posts it has already signed it. */
export type Letter = {
  platform: "shopify" | "tiktok";
  /** Handle of the Shopify store or id of the TikTok shop that it is about. */
  shop?: string;
  /** Topic or type, for the log: `orders/create`, `type 1`. */
  topic: string;
  /** The delivery id that stays the same when the platform sends the letter again. */
  deliveryId: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Called when the last retry has failed. */
  onGivenUp?: () => void;
};

/** A letter and what became of it, as the post office's log keeps it. */
export type PostedLetter = Letter & {
  /** `L1`, `L2` … in the order of posting. */
  id: string;
  /** The town's time of posting, milliseconds. */
  postedAt: number;
  /**
   * `waiting` for its first or next delivery; `delivered`; `lost` on the way; `given up` after the last retry; `kept`
   * where no app is to be told.
   */
  state: "waiting" | "delivered" | "lost" | "given up" | "kept";
  /** Each knock at the door: the town's time, the HTTP status (0: no answer), real milliseconds. */
  tries: { at: number; status: number; ms: number }[];
  /** What befell it: `doubled`, `late`, `reordered`, `lost`, `sent again`. */
  mishaps: string[];
};

export type LetterFilter = {
  platform?: Letter["platform"] | undefined;
  topic?: string | undefined;
  state?: PostedLetter["state"] | undefined;
  deliveryId?: string | undefined;
  limit?: number | undefined;
};

/** The latest letters, oldest first. */
export function createLetterLog(most: number) {
  let letters: PostedLetter[] = [];
  return {
    add(letter: PostedLetter) {
      letters.push(letter);
      if (letters.length >= most * 2) letters = letters.slice(-most);
    },
    find: (id: string) =>
      letters.find((one) => one.id === id || one.deliveryId === id),
    list({ platform, topic, state, deliveryId, limit }: LetterFilter = {}) {
      const found = letters
        .slice(-most)
        .filter(
          (one) =>
            (platform === undefined || one.platform === platform) &&
            (topic === undefined || one.topic === topic) &&
            (state === undefined || one.state === state) &&
            (deliveryId === undefined || one.deliveryId === deliveryId),
        );
      return limit === undefined ? found : found.slice(-limit);
    },
  };
}
