import { createServer } from "node:net";
import { findPortHolder } from "./port-holder.ts";
import { host, type PortName, type Ports, portTable } from "./settings.ts";

/** As many different free ports as asked for; all are held at once, so none comes twice. */
export async function pickFreePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => hold(0)));
  await Promise.all(held.map(({ release }) => release()));
  return held.map(({ port }) => port);
}

/** One free port for everybody in a town. */
export async function pickTownPorts(): Promise<Ports> {
  const names = Object.keys(portTable) as PortName[];
  const free = await pickFreePorts(names.length);
  return Object.fromEntries(names.map((name, i) => [name, free[i]])) as Ports;
}

/** Whether somebody listens on the port already. */
export async function isTaken(port: number): Promise<boolean> {
  try {
    const { release } = await hold(port);
    await release();
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return true;
    throw error;
  }
}

/** @throws Error that names the first taken port, who holds it and the setting that moves ours. */
export async function requireFreePorts(
  ports: Ports,
  names: PortName[],
): Promise<void> {
  for (const name of names) {
    if (!(await isTaken(ports[name]))) continue;
    const { setting, who } = portTable[name];
    const holder = await findPortHolder(ports[name]);
    const by = holder
      ? ` by process ${holder.pid} (${holder.command.slice(0, 120)})`
      : "";
    throw new Error(
      `port ${ports[name]}, wanted for ${who}, is taken${by}: stop that process or set ${setting} to another port`,
    );
  }
}

function hold(
  port: number,
): Promise<{ port: number; release(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        release: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}
