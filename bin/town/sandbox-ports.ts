import { isTaken, pickFreePorts } from "./ports.ts";

type SandboxPorts = { shopify: number; tiktok: number; control: number };

const usual = 4010;

/**
 * Three ports in a row from the one named. Without one the usual ones, or any free ones where those are taken (a town may
 * be running).
 *
 * @throws Error that names a port that is taken, or a value that is no port.
 */
export async function pickSandboxPorts(
  first: string | undefined,
): Promise<SandboxPorts> {
  if (first === undefined) {
    const row = inRow(usual);
    if (!(await firstTaken(row))) return row;
    const [shopify = 0, tiktok = 0, control = 0] = await pickFreePorts(3);
    return { shopify, tiktok, control };
  }
  const port = Number(first);
  if (!Number.isInteger(port) || port < 1 || port > 65_533)
    throw new Error(`--port must be a port number, not "${first}"`);
  const row = inRow(port);
  const taken = await firstTaken(row);
  if (taken) throw new Error(`port ${taken} is taken; name another --port`);
  return row;
}

const inRow = (port: number): SandboxPorts => ({
  shopify: port,
  tiktok: port + 1,
  control: port + 2,
});

async function firstTaken(ports: SandboxPorts): Promise<number | undefined> {
  for (const port of Object.values(ports)) if (await isTaken(port)) return port;
  return undefined;
}
