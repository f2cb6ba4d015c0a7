import { z } from "zod";

const name = z.string().trim().min(1).max(100);

/** Under which names of its own a side is told the other side's carriers. */
export const carrierNames = z.record(name, name);
