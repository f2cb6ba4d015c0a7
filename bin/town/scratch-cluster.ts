import { mkdtempSync } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterUrl } from "./cluster-url.ts";
import { surround } from "./environment.ts";
import { pickFreePorts } from "./ports.ts";
import { root } from "./run-quietly.ts";
import { supervise } from "./supervise.ts";

export type ScratchCluster = {
  /** The address of one of its databases; `scratch` exists from the start. */
  url(database: string): string;
  close(): Promise<void>;
};

/** A PostgreSQL for an hour: on a free port, in a temporary folder that goes with it, without care for power cuts. */
export async function openScratchCluster(
  echo: (line: string) => void = console.error,
): Promise<ScratchCluster> {
  const folder = mkdtempSync(join(tmpdir(), "quayside-"));
  // The server runs as another user when we are root.
  await chmod(folder, 0o755);
  const [port = 0] = await pickFreePorts(1);
  const services = supervise(
    {
      name: "services",
      entry: join(root, "bin/services.ts"),
      env: surround({
        POSTGRES_DIR: join(folder, "postgres"),
        POSTGRES_PORT: String(port),
        POSTGRES_DATABASE: "scratch",
        POSTGRES_DURABLE: "0",
        POSTGRES_FORGET: "1",
      }),
      logFile: join(folder, "services.log"),
      ready: /^services ready/,
    },
    {
      echo,
      crashed: ({ lastLines }) =>
        echo(`the test database has ended:\n${lastLines.join("\n")}`),
    },
  );
  const close = async () => {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await services.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { url: (database) => clusterUrl(port, database), close };
}
