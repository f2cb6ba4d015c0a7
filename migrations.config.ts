import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { defineConfig } from "prisma-migrations/config";

// The engines inside the npm packages (WebAssembly) do all the work. Any existing path here
// keeps the CLI from downloading native engines that it would never run.
const self = fileURLToPath(import.meta.url);
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= self;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= self;
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= "1";
process.env.CHECKPOINT_DISABLE ??= "1";

// The engine leaves its 10 s and 60 s guard timers running, and the CLI would sit on them after its work.
const later = globalThis.setTimeout;
globalThis.setTimeout = ((
  run: (...args: unknown[]) => void,
  ms?: number,
  ...rest: unknown[]
) => {
  const timer = later(run, ms, ...rest) as unknown as NodeJS.Timeout;
  if ((ms ?? 0) >= 10_000) timer.unref();
  return timer;
}) as typeof setTimeout;

type Field = { dataTypeID: number };
/** The adapter with the inner parts that its own type hides. */
type Connection = SqlDriverAdapter & {
  performIO(query: SqlQuery): Promise<{ fields: Field[] }>;
  client: { query(sql: string): Promise<unknown> };
  onError(error: unknown): never;
};

const charType = 18;
const nameType = 19;
const textType = 25;

/**
 * The adapter does not know PostgreSQL's `name` and `"char"` types (prisma#27403), and it cuts
 * scripts at every ";", also inside a function's body. Only migrations meet either.
 */
function teach<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  const connection = adapter as unknown as Connection;
  const performIO = connection.performIO.bind(connection);
  const queryRaw = connection.queryRaw;
  connection.queryRaw = async (query): Promise<SqlResultSet> => {
    const chars: number[] = [];
    const taught = Object.create(connection, {
      performIO: {
        value: async (sent: SqlQuery) => {
          const result = await performIO(sent);
          for (const [column, field] of result.fields.entries()) {
            if (field.dataTypeID === charType) chars.push(column);
            if ([charType, nameType].includes(field.dataTypeID)) {
              field.dataTypeID = textType;
            }
          }
          return result;
        },
      },
    });
    const result = await queryRaw.call(taught, query);
    for (const column of chars) {
      result.columnTypes[column] = ColumnTypeEnum.Character;
    }
    return result;
  };
  connection.executeScript = async (sql) => {
    try {
      await connection.client.query(sql);
    } catch (error) {
      connection.onError(error);
    }
  };
  return adapter;
}

class MigrationAdapter extends PrismaPg {
  override async connect() {
    return teach(await super.connect());
  }

  override async connectToShadowDb() {
    return teach(await super.connectToShadowDb());
  }
}

/**
 * Not `connectionString`: it would win over the `database` that the adapter sets for its shadow
 * connection, and the shadow would then be the real database.
 */
function connectionParts(address: string) {
  const url = new URL(address);
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    idleTimeoutMillis: 100,
    allowExitOnIdle: true,
  };
}

/** Prisma 7's schema may not name an address, and the CLI of Prisma 6 wants one. */
function schemaWithAddress(): string {
  const root = dirname(self);
  const schema = readFileSync(join(root, "prisma/schema.prisma"), "utf8");
  // `bin/town/diff-migrations.ts` compares with it.
  const copy = join(root, "node_modules/.quayside-migrations/schema.prisma");
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(
    copy,
    schema.replace(/^datasource db \{/m, '$&\n  url = env("DATABASE_URL")'),
  );
  return copy;
}

export default defineConfig({
  schema: schemaWithAddress(),
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () =>
    new MigrationAdapter(connectionParts(process.env.DATABASE_URL ?? "")),
});
