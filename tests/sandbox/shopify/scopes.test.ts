import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAppConfiguration } from "#sandbox/shopify/app-configuration.ts";
import {
  appOrigin,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

const required = ["read_products", "write_orders"];
const optional = ["read_locations", "write_inventory", "read_inventory"];

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace(required, undefined, "Basic", {
    configuration: { ...readAppConfiguration(), optionalScopes: optional },
  });
  await shopify.install();
});
afterEach(() => shopify.close());

const granted = async () => {
  const { data } = await shopify.admin(
    "{ currentAppInstallation { accessScopes { handle } app { optionalAccessScopes { handle } } } }",
  );
  return data.currentAppInstallation.accessScopes.map(
    ({ handle }: { handle: string }) => handle,
  );
};
const scopesAt = (init?: RequestInit) =>
  fetch(`${shopify.origin}/shops/harbor-goods/scopes`, init);
const change = (body: object, headers = {}) =>
  scopesAt({
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const revoke = async (scopes: string[]) => {
  const { data } = await shopify.admin(
    "mutation Revoke($scopes: [String!]!) { appRevokeAccessScopes(scopes: $scopes) { revoked { handle } userErrors { field message code } } }",
    { scopes },
  );
  return data.appRevokeAccessScopes;
};
const news = () =>
  shopify.letters
    .filter(({ topic }) => topic === "app/scopes_update")
    .map(({ body }) => JSON.parse(body));

describe("optional scopes", () => {
  test("are asked for on the admin's page, and the app is told of the grant", async () => {
    expect(await (await scopesAt()).json()).toEqual({
      granted: required,
      required,
      optional,
    });
    expect(
      (await shopify.admin("{ locations(first: 1) { nodes { id } } }")).errors,
    ).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
    const answer = await change({ grant: ["read_locations", "read_themes"] });
    expect(await answer.json()).toMatchObject({
      granted: [...required, "read_locations"],
    });
    expect(news()).toEqual([
      {
        id: expect.any(Number),
        previous: required,
        current: [...required, "read_locations"],
        updated_at: expect.stringMatching(/Z$/),
      },
    ]);
    expect(
      (await shopify.admin("{ locations(first: 1) { nodes { id } } }")).errors,
    ).toBeUndefined();
  });

  test("cannot be granted by the app's own page", async () => {
    const answer = await change(
      { grant: ["read_locations"] },
      { Origin: appOrigin },
    );
    expect(answer.status).toBe(403);
    expect(await granted()).toEqual(required);
  });

  test("are given back by the app, and what it does with them ends", async () => {
    await change({ grant: ["read_locations"] });
    expect(await revoke(["read_locations"])).toEqual({
      revoked: [{ handle: "read_locations" }],
      userErrors: [],
    });
    expect(await granted()).toEqual(required);
    expect(news().at(-1).current).toEqual(required);
  });
});

test.each([
  [
    ["fake_scope"],
    "UNKNOWN_SCOPES",
    "The requested list of scopes to revoke includes invalid handles.",
  ],
  [
    ["read_products", "fake_scope"],
    "UNKNOWN_SCOPES",
    "The requested list of scopes to revoke includes invalid handles.",
  ],
  [
    ["read_products"],
    "CANNOT_REVOKE_REQUIRED_SCOPES",
    "Scopes that are declared as required cannot be revoked.",
  ],
  [
    ["read_orders"],
    "CANNOT_REVOKE_IMPLIED_SCOPES",
    "Scopes that are implied by other granted scopes cannot be revoked.",
  ],
  [
    ["read_themes"],
    "CANNOT_REVOKE_UNDECLARED_SCOPES",
    "Scopes that are not declared cannot be revoked.",
  ],
])("the app cannot give back %j", async (scopes, code, message) => {
  expect(await revoke(scopes)).toEqual({
    revoked: null,
    userErrors: [{ field: ["scopes"], message, code }],
  });
  expect(news()).toEqual([]);
});

test("a merchant who takes scopes away is obeyed at once; opening the app grants again what it declares", async () => {
  await shopify.deed("/scopes", { scopes: ["read_products"] });
  expect(news()).toMatchObject([
    { previous: required, current: ["read_products"] },
  ]);
  expect(
    (await shopify.admin("{ orders(first: 1) { nodes { id } } }")).errors,
  ).toMatchObject([
    {
      message:
        "Access denied for orders field. Required access: `read_orders` access scope, `read_marketplace_orders` access scope or `read_quick_sale` access scope.",
    },
  ]);
  await fetch(`${shopify.origin}/store/harbor-goods`);
  expect(new Set(await granted())).toEqual(new Set(required));
});

test("an app that uninstalls itself is told so, and its token is over; the next visit installs it anew", async () => {
  const { data } = await shopify.admin(
    "mutation { appUninstall { app { handle } userErrors { code } } }",
  );
  expect(data.appUninstall).toEqual({
    app: { handle: "quayside" },
    userErrors: [],
  });
  expect(shopify.letters.map(({ topic }) => topic)).toContain(
    "app/uninstalled",
  );
  expect((await shopify.callAdmin("{ shop { name } }")).status).toBe(401);
  await shopify.install();
  expect(await granted()).toEqual(required);
});
