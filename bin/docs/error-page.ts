import { type CatalogRow, catalog } from "../../core/errors/catalog.ts";

const patience: Record<CatalogRow["retry"], string> = {
  later: "by itself",
  never: "after a change",
};

const heading = `# Errors

Everything that can go wrong in a way that we know, as \`core/errors/catalog.ts\` lists it. The same rows feed the worker,
the logs and the screens. **Printed by \`npm run docs:errors\`; a test compares this page with the catalog.**

"Tried again: by itself" means that Quayside waits and tries again; "after a change" means that something has to change
first, and the row says what. Beside the title people also read the platform's own words, where it said any.

| code | what people read | tried again | what to do |
| --- | --- | --- | --- |
`;

/** The text of `docs/errors.md`: one line for each row of the catalog, in its order. */
export function errorPage(): string {
  const rows = Object.entries(catalog).map(
    ([code, { title, retry, fix }]) =>
      `| \`${code}\` | ${title} | ${patience[retry]} | ${fix} |\n`,
  );
  return heading + rows.join("");
}
