/**
 * Codes and access tokens live by real Unix seconds, because the app has only the real clock. The authorization itself
 * is a business matter: its end is a time of the town's calendar, in milliseconds.
 */
export type Authorization = {
  active: boolean;
  endsAt: number;
  /** Scopes the seller has granted. */
  scopes: string[];
  codes: { code: string; expiresAt: number; used: boolean }[];
  accessTokens: { token: string; expiresAt: number }[];
  refreshTokens: { token: string; expiresAt: number }[];
};

export type Registration = {
  eventType: string;
  address: string;
  createdAt: number;
  updatedAt: number;
};
