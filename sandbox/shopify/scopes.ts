import { requiredScopes } from "./admin/contract.ts";
import { type Desk, shopifyTime } from "./desk.ts";
import { postWebhook } from "./webhooks/post-webhook.ts";

/** What the app may do, must be able to do, and may ask for. */
export type ScopeDetail = {
  granted: string[];
  required: string[];
  optional: string[];
};

export function scopeDetail({ store, credentials }: Desk): ScopeDetail {
  const { scopes, optionalScopes } = credentials.configuration;
  return {
    granted: store.app?.scopes ?? [],
    required: scopes,
    optional: optionalScopes,
  };
}

/**
 * The merchant's grant becomes this one, and the app is told where that is news.
 * source: shopify.dev, webhook topic APP_SCOPES_UPDATE.
 */
export function setScopes(desk: Desk, scopes: readonly string[]): void {
  const { app } = desk.store;
  if (!app) return;
  const previous = app.scopes;
  const current = [...new Set(scopes)];
  app.scopes = current;
  const isSame =
    previous.length === current.length &&
    previous.every((scope) => current.includes(scope));
  if (isSame) return;
  postWebhook(desk, "app/scopes_update", () => ({
    id: app.id,
    previous,
    current,
    updated_at: shopifyTime(desk.context.clock.now()),
  }));
}

/** A new release of the app asks for more than was granted: the merchant grants it as he opens the app. */
export function grantDeclared(desk: Desk): void {
  const { granted, required } = scopeDetail(desk);
  setScopes(desk, [...granted, ...required]);
}

/** The merchant agrees to optional scopes; those that the app does not declare cannot be asked for. */
export function grantOptional(desk: Desk, asked: readonly string[]): void {
  const { granted, optional } = scopeDetail(desk);
  setScopes(desk, [
    ...granted,
    ...asked.filter((scope) => optional.includes(scope)),
  ]);
}

export type RevokeRefusal = { message: string; code: string };

/**
 * Why these scopes cannot be given back. source: recorded answers of appRevokeAccessScopes for unknown and required ones;
 * the words about the other two are assumed.
 */
export function revokeRefusal(
  desk: Desk,
  scopes: readonly string[],
): RevokeRefusal | undefined {
  const { granted, required, optional } = scopeDetail(desk);
  if (scopes.some((scope) => !knownScopes().has(scope)))
    return {
      message:
        "The requested list of scopes to revoke includes invalid handles.",
      code: "UNKNOWN_SCOPES",
    };
  if (scopes.some((scope) => required.includes(scope)))
    return {
      message: "Scopes that are declared as required cannot be revoked.",
      code: "CANNOT_REVOKE_REQUIRED_SCOPES",
    };
  const kept = granted.filter((scope) => !scopes.includes(scope));
  if (scopes.some((scope) => kept.includes(scope.replace(/^read_/, "write_"))))
    return {
      message:
        "Scopes that are implied by other granted scopes cannot be revoked.",
      code: "CANNOT_REVOKE_IMPLIED_SCOPES",
    };
  return scopes.every((scope) => optional.includes(scope))
    ? undefined
    : {
        message: "Scopes that are not declared cannot be revoked.",
        code: "CANNOT_REVOKE_UNDECLARED_SCOPES",
      };
}

/** @returns those of the scopes that had been granted. */
export function revokeOptional(
  desk: Desk,
  scopes: readonly string[],
): string[] {
  const { granted } = scopeDetail(desk);
  setScopes(
    desk,
    granted.filter((scope) => !scopes.includes(scope)),
  );
  return granted.filter((scope) => scopes.includes(scope));
}

let known: Set<string> | undefined;

/** Every scope that some type or field asks for, to read and to write. */
function knownScopes(): Set<string> {
  known ??= new Set(
    Object.values(requiredScopes())
      .flat()
      .flatMap((scope) => [
        scope.replace(/^write_/, "read_"),
        scope.replace(/^read_/, "write_"),
      ]),
  );
  return known;
}
