import { existsSync } from "node:fs";
import { join } from "node:path";
import { Stop } from "./stop.mjs";

const needed = [22, 18];

/**
 * The Node that runs the TypeScript sources as they are: the one that came with the packages,
 * or the one in hand when it is new enough.
 */
export function findNode(root) {
  const packaged = join(
    root,
    "node_modules",
    `node-${process.platform}-${process.arch}`,
    "bin",
    "node",
  );
  if (existsSync(packaged)) return packaged;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) {
    return process.execPath;
  }
  throw new Stop(
    `Quayside runs on Node ${needed.join(".")} or newer; this is Node ${process.versions.node}, and no packaged Node exists for ${process.platform}-${process.arch}.\nInstall Node 24 from https://nodejs.org/ and try again.`,
  );
}
