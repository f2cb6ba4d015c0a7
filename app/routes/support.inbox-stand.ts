import { staffLoader } from "../auth/staff.server.ts";
import { readInboxStand } from "../queries/support/inbox-stand.server.ts";
import { world } from "../world.server.ts";

/** How the inbox stands, in a word: whoever has seen this one need not read it again. */
export const loader = staffLoader("conflict:read:any", async ({ now }) => ({
  about: { shopId: null, subject: "inbox" },
  page: new Response(await readInboxStand(world.prisma, now), {
    headers: { "Cache-Control": "no-store", "Content-Type": "text/plain" },
  }),
}));
