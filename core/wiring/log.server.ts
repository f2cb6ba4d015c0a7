import { pino } from "pino";
import type { Log } from "../world/log.ts";

/** Lines of JSON on standard output. */
export const openLog = (level: string, process: string): Log =>
  pino({ level, base: { process } });
