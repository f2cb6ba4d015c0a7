import pg from "pg";
import { expect, it } from "vitest";
import { migrate } from "../../bin/town/migrate.ts";
import { cloneDatabase } from "../support/database.ts";

it("hands out migrated databases that do not know each other", async () => {
  const [one, two] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  try {
    expect(await migrate(one.url)).toBe("up to date");
    await ask(one.url, "create table only_here ()");
    expect(await ask(two.url, "select to_regclass('only_here') as it")).toEqual(
      [{ it: null }],
    );
  } finally {
    await Promise.all([one.drop(), two.drop()]);
  }
});

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
