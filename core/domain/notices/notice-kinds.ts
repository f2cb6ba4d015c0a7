/** When a notice goes out by e-mail: not at all, within minutes, or with the day's others. */
export const mailTimings = ["off", "now", "daily"] as const;
export type MailTiming = (typeof mailTimings)[number];

/** What a merchant is told of: how soon where he has not said, and the page that shows it. The most pressing first. */
export const noticeKinds = {
  "connection-down": { mail: "now", page: "" },
  "connection-ending": { mail: "now", page: "" },
  "order-cancels": { mail: "now", page: "/orders?tab=at_risk" },
  oversold: { mail: "now", page: "/conflicts" },
  "order-late": { mail: "daily", page: "/orders?tab=at_risk" },
  question: { mail: "daily", page: "/conflicts" },
  "inbound-due": { mail: "daily", page: "/replenishment" },
  "inbound-closes": { mail: "daily", page: "/replenishment" },
  "missing-units": { mail: "daily", page: "/replenishment" },
  restock: { mail: "daily", page: "/replenishment" },
  "sales-jump": { mail: "off", page: "/activity" },
} as const satisfies Record<string, { mail: MailTiming; page: string }>;

export type NoticeKind = keyof typeof noticeKinds;

/** All kinds, the most pressing first. */
export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[];

/** What a notice says besides its subject: moments as ISO strings, days of stock, and where it leads. */
export type NoticeFacts = {
  at?: string;
  days?: number;
  /** The order, question or variant, for its page. */
  target?: string;
};

/** Something that stands now and should be known of. Nothing in it is about a buyer. */
export type Matter = {
  kind: NoticeKind;
  /** The same matter has the same key while it stands. */
  key: string;
  subject: string;
  facts: NoticeFacts;
};

/** Where the thing itself is shown, below the app's root. */
export function pageOf(kind: NoticeKind, { target }: NoticeFacts): string {
  if (target && (kind === "order-cancels" || kind === "order-late"))
    return `/orders/${target}`;
  if (target && (kind === "question" || kind === "oversold"))
    return `/conflicts/${target}`;
  if (
    target &&
    (kind === "missing-units" ||
      kind === "inbound-due" ||
      kind === "inbound-closes")
  )
    return `/replenishment/${target}`;
  if (target && kind === "sales-jump") return `/stock/variant/${target}`;
  return noticeKinds[kind].page;
}
