import ts from "typescript";
import { describe, expect, test } from "vitest";
import {
  may,
  type Permission,
  permissions,
  roles,
  staffRoleOf,
} from "#app/auth/permissions.ts";
import { parse } from "./support/imports.ts";
import { type SourceFile, sourceFiles } from "./support/source-tree.ts";

/** Where nobody is signed in yet, or any more; and what a link may show to whoever has it. */
const doors = [
  "app/routes/support_.callback.ts",
  "app/routes/support_.sign-in.tsx",
  "app/routes/support_.sign-out.ts",
];

const isReach = (file: SourceFile) =>
  /^app\/routes\/support/.test(file.path) && !doors.includes(file.path);

const firstOf = (made: ts.Expression | undefined, maker: string) =>
  made && ts.isCallExpression(made) && made.expression.getText() === maker
    ? made.arguments[0]
    : undefined;

function permissionIn(
  made: ts.Expression | undefined,
  maker: string,
): string | null {
  const first = firstOf(made, maker);
  return first && ts.isStringLiteral(first) ? first.text : null;
}

/** Loaders and actions that a route exports, with the permission that each asks for; null where it asks for none. */
function askedIn(file: SourceFile): { name: string; asks: string | null }[] {
  const found: { name: string; asks: string | null }[] = [];
  const look = (name: string, made: ts.Expression | undefined) => {
    if (name !== "loader" && name !== "action") return;
    const said = (asks: string | null, deed = "") =>
      found.push({ name: `${file.path} ${name}${deed}`, asks });
    if (name === "loader") return said(permissionIn(made, "staffLoader"));
    const deeds = firstOf(made, "staffDeeds");
    if (!deeds || !ts.isObjectLiteralExpression(deeds)) return said(null);
    for (const one of deeds.properties)
      said(
        ts.isPropertyAssignment(one)
          ? permissionIn(one.initializer, "deed")
          : null,
        ` ${one.name?.getText()}`,
      );
  };
  for (const statement of parse(file).statements) {
    if (ts.isVariableStatement(statement))
      for (const one of statement.declarationList.declarations)
        look(one.name.getText(), one.initializer);
    if (ts.isFunctionDeclaration(statement) && statement.name)
      look(statement.name.text, undefined);
    if (ts.isExportDeclaration(statement) && statement.exportClause)
      for (const name of ["loader", "action"])
        if (new RegExp(`\\b${name}\\b`).test(statement.exportClause.getText()))
          look(name, undefined);
  }
  return found;
}

describe("the desk", () => {
  const asked = sourceFiles().filter(isReach).flatMap(askedIn);

  test("T2 every page and every deed asks for a permission of the table", () => {
    expect(asked.length).toBeGreaterThan(2);
    expect(
      asked.filter(
        ({ asks }) => asks === null || !Object.hasOwn(permissions, asks),
      ),
    ).toEqual([]);
  });

  test("T2 a deed asks for more than reading", () => {
    expect(
      asked.filter(
        ({ name, asks }) =>
          / action /.test(name) && /:(read|open|find):/.test(asks ?? ""),
      ),
    ).toEqual([]);
  });

  test("T2 a route that asks for nothing is seen", () => {
    const text = `
      export async function loader() { return null }
      export const action = staffDeeds({
        look: deed("conflict:read:any", work),
        slip: { permission: "conflict:read:any", act: work },
        ...more,
      });
      export { loader } from "./other.tsx";`;
    expect(askedIn({ path: "a.tsx", text }).map(({ asks }) => asks)).toEqual([
      null,
      "conflict:read:any",
      null,
      null,
      null,
    ]);
  });
});

describe("permissions", () => {
  const all = Object.keys(permissions) as Permission[];

  test("T2 who may do what", () => {
    const table = Object.fromEntries(
      roles.map((role) => [role, all.filter((one) => may(role, one))]),
    );
    expect(table.merchant).toEqual(["shop:use:own"]);
    expect(table["support-read"]).toEqual([
      "desk:open:any",
      "conflict:read:any",
      "effect:read:any",
      "entry:read:any",
      "order:read:any",
      "shop:read:any",
      "thing:find:any",
    ]);
    const more = (
      role: "support-act" | "engineer",
      than: readonly Permission[],
    ) => table[role]?.filter((one) => !than.includes(one));
    expect(more("support-act", table["support-read"] ?? [])).toEqual([
      "conflict:tend:any",
      "conflict:resolve:any",
      "effect:retry:any",
      "effect:edit:any",
      "entry:replay:any",
      "personal:unmask:any",
      "timeline:share:any",
      "audit:read:any",
    ]);
    expect(more("engineer", table["support-act"] ?? [])).toEqual([
      "session:revoke:any",
      "queue:read:any",
    ]);
  });

  test("T1 what reaches one shop is the merchant's, what reaches across is not", () => {
    for (const one of all)
      expect(may("merchant", one), one).toBe(/:own$/.test(one));
  });

  test("a claim gives the role that may do most, in the provider's words", () => {
    expect(staffRoleOf("support-read", {})).toBe("support-read");
    expect(staffRoleOf(["x", "support-act", "support-read"], {})).toBe(
      "support-act",
    );
    expect(staffRoleOf(["qs-oncall"], { engineer: "qs-oncall" })).toBe(
      "engineer",
    );
    expect(staffRoleOf(["engineer"], { engineer: "qs-oncall" })).toBeNull();
    expect(staffRoleOf(undefined, {})).toBeNull();
    expect(staffRoleOf({ roles: "engineer" }, {})).toBeNull();
  });
});
