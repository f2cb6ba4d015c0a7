import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { uninstall } from "../installation.ts";
import { revokeOptional, revokeRefusal, scopeDetail } from "../scopes.ts";
import { userError } from "./errors.ts";
import type { View, Visit } from "./view.ts";

/** The one app that is installed here. */
export function appView(desk: Desk, id: number): View {
  const { credentials, context } = desk;
  const { required, optional } = scopeDetail(desk);
  return {
    __typename: "App",
    id: gid("App", id),
    title: "Quayside",
    handle: "quayside",
    apiKey: credentials.apiKey,
    embedded: true,
    launchUrl: context.appOrigin,
    previouslyInstalled: false,
    shopifyDeveloped: false,
    webhookApiVersion: credentials.configuration.webhookApiVersion,
    requestedAccessScopes: required.map(scopeView),
    optionalAccessScopes: optional.map(scopeView),
    availableAccessScopes: [...required, ...optional].map(scopeView),
    installation: () => installationView(desk),
  };
}

function scopeView(handle: string): View {
  return {
    __typename: "AccessScope",
    handle,
    description: handle.replaceAll("_", " "),
  };
}

function installationView(desk: Desk): View | null {
  const { app } = desk.store;
  return (
    app && {
      __typename: "AppInstallation",
      id: gid("AppInstallation", app.id),
      accessScopes: app.scopes.map(scopeView),
      app: () => appView(desk, app.id),
      launchUrl: desk.context.appOrigin,
      uninstallUrl: null,
    }
  );
}

const own = ({ store }: Desk, id: string | null | undefined, type: string) =>
  store.app !== null && (!id || idOf(id, type) === store.app.id);

export const appRoots: View = {
  app: ({ id }: { id?: string | null }, { desk }: Visit) =>
    own(desk, id, "App") ? appView(desk, desk.store.app?.id ?? 0) : null,
  appInstallation: ({ id }: { id?: string | null }, { desk }: Visit) =>
    own(desk, id, "AppInstallation") ? installationView(desk) : null,
  currentAppInstallation: (_: unknown, { desk }: Visit) =>
    installationView(desk),

  /** The app removes itself; its token is over with the answer. */
  appUninstall: (_: unknown, { desk }: Visit) => {
    const { app } = desk.store;
    // What is shown has to be looked up before nothing is left of it.
    const shown = app && appView(desk, app.id);
    uninstall(desk);
    return { app: shown, userErrors: [] };
  },
  appRevokeAccessScopes: (
    { scopes }: { scopes: string[] },
    { desk }: Visit,
  ) => {
    const refusal = revokeRefusal(desk, scopes);
    return refusal
      ? {
          revoked: null,
          userErrors: [userError(["scopes"], refusal.message, refusal.code)],
        }
      : {
          revoked: revokeOptional(desk, scopes).map(scopeView),
          userErrors: [],
        };
  },
};
