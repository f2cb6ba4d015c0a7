import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  Kind,
} from "graphql";
import { expect, test } from "vitest";
import { catalog } from "#core/errors/catalog.ts";
import { apiVersion } from "#core/platforms/shopify/api-version.ts";
import {
  meaningOfUserError,
  type UserErrorKind,
  userErrorFamilies,
} from "#core/platforms/shopify/user-error-codes.ts";
import { coded } from "#core/platforms/shopify/user-errors.ts";
import {
  readDocuments,
  type ShopifyDocument,
} from "../../bin/shopify-types/read-documents.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fileText = (path: string) => readFileSync(`${root}/${path}`, "utf8");
const schema = buildSchema(
  fileText(`sandbox/contracts/shopify-admin-${apiVersion}.graphql`),
);

/** The kinds of coded user errors that a document asks for. */
function kindsAsked({ operation }: ShopifyDocument): string[] {
  if (operation.operation !== "mutation") return [];
  return operation.selectionSet.selections.flatMap((call) => {
    if (call.kind !== Kind.FIELD || !call.selectionSet) return [];
    const done = getNamedType(
      schema.getMutationType()?.getFields()[call.name.value]?.type,
    );
    if (!isObjectType(done)) return [];
    return call.selectionSet.selections.flatMap((field) => {
      if (field.kind !== Kind.FIELD || !/userErrors$/i.test(field.name.value))
        return [];
      const error = getNamedType(done.getFields()[field.name.value]?.type);
      const code =
        error && "getFields" in error ? error.getFields().code : undefined;
      const kind = code ? getNamedType(code.type) : undefined;
      return isEnumType(kind) ? kind.name : [];
    });
  });
}

const asked = readDocuments(root).flatMap((document) =>
  kindsAsked(document).map((kind) => ({ document, kind })),
);

const codesOf = (kind: string): string[] => {
  const type = schema.getType(kind);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
};

test("R1 the kinds of user errors that we know are those of our mutations", () => {
  expect(Object.keys(userErrorFamilies)).toEqual(
    [...new Set(asked.map(({ kind }) => kind))].sort(),
  );
});

test.each(Object.keys(userErrorFamilies) as UserErrorKind[])(
  "R1 every code of %s has one row of the catalog",
  (kind) => {
    const listed = Object.values(userErrorFamilies[kind]).flat() as string[];
    expect([...listed].sort()).toEqual(codesOf(kind).sort());
    for (const code of listed) {
      const meaning = meaningOfUserError(kind, code);
      expect(meaning && catalog[meaning].fix, code).toBeTruthy();
    }
  },
);

test("R1 every mutation asks for the code and reads it by its own kind, or leaves that to who calls it", () => {
  const callers = ["adjust-available", "set-available", "move-held"]
    .map((name) => fileText(`core/platforms/shopify/${name}.ts`))
    .join();
  const deaf = asked.filter(({ document, kind }) => {
    const text = fileText(document.path);
    const reads = text.includes(`coded("${kind}")`);
    const leaves = text.includes("Promise<UserError[]>");
    return (
      !/userErrors \{[^}]*\bcode\b/i.test(document.text) ||
      !(reads || (leaves && callers.includes(`coded("${kind}")`)))
    );
  });
  expect(deaf.map(({ document }) => document.name)).toEqual([]);
});

test("R1 a code that only says invalid is told apart by its words, any other by itself", () => {
  const read = coded("ProductVariantsBulkUpdateUserErrorCode");
  const words = "Option does not exist";
  expect(read({ code: "OPTION_DOES_NOT_EXIST", message: words })).toBe(
    "store_product_refused",
  );
  expect(read({ code: "INVALID_INPUT", message: words })).toBe(
    "subject_not_found",
  );
  expect(read({ code: "INVALID_INPUT", message: "Price is wrong" })).toBe(
    "store_product_refused",
  );
  expect(read({ code: "OF_A_LATER_VERSION", message: "No" })).toBeNull();
});
