/** What of the inbox is shown: what waits, what somebody took himself, what is put off. */
export const inboxViews = ["open", "mine", "snoozed"] as const;
export type InboxView = (typeof inboxViews)[number];
