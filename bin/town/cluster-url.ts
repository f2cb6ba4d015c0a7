import { host } from "./settings.ts";

// Known to everybody on the machine: the server listens on the loopback address only.
export const clusterUser = "quayside";
export const clusterPassword = "quayside";

/** The address of a database on the embedded server. Apart from it, because loading that package hooks every exit. */
export function clusterUrl(port: number, database: string): string {
  return `postgresql://${clusterUser}:${clusterPassword}@${host}:${port}/${database}`;
}
