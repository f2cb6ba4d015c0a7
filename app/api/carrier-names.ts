import { z } from "zod";

const name = z.string().trim().min(1).max(100);

/** Under which names of TikTok Shop's the store's carriers are told. */
export const carrierNames = z.record(name, name);
