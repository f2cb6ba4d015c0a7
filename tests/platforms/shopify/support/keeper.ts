import type {
  CredentialKeeper,
  StorefrontCredential,
} from "#core/world/credentials.ts";

/** Keeps one shop's credential in memory and counts how often it was renewed. */
export function keepOne(
  first: StorefrontCredential | null,
): CredentialKeeper<StorefrontCredential> & { renewals: number } {
  let current = first;
  return {
    renewals: 0,
    read: async () => current,
    async refresh(_shopId, staleWhen, refresh) {
      if (current && staleWhen(current)) {
        this.renewals++;
        current = await refresh(current);
      }
      return current;
    },
  };
}

export const fresh: StorefrontCredential = {
  accessToken: "shpat_one",
  accessExpiresAt: null,
  refreshToken: "shprt_one",
  refreshExpiresAt: null,
  scopes: [],
};
