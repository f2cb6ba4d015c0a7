/** The network counts its days here, and its weeks begin on Sunday at midnight. Source: FBT inbound API 202602, arrival windows. */
export const networkTimeZone = "America/Los_Angeles";
