import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { HonoAdapter } from "@bull-board/hono";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { MadeWorld } from "#core/wiring/make-world.server.ts";
import { may } from "../auth/permissions.ts";
import { findStaff } from "../auth/staff.server.ts";
import { noteStaffAct, noteStaffRead } from "../auth/staff-acts.server.ts";

export const boardPath = "/support/queues/board";

/**
 * Bull Board over the lanes, for engineers and to look only: what waits is in our rows, and the queue is rung again from
 * there. It reads Redis alone: where the queue is PostgreSQL, its address leads to the desk's own page, which counts the
 * same.
 */
export function queueBoard(
  world: Pick<MadeWorld, "backend" | "bell" | "prisma" | "clock">,
): Hono {
  if (world.backend.name !== "redis")
    return new Hono().all("*", (c) => c.redirect("/support/queues"));
  const adapter = new HonoAdapter(serveStatic);
  adapter.setBasePath(boardPath);
  createBullBoard({
    queues: Object.values(world.bell.queues).map(
      (queue) => new BullMQAdapter(queue, { readOnlyMode: true }),
    ),
    serverAdapter: adapter,
  });
  const door = new Hono();
  door.use(async (c, next) => {
    const staff = await findStaff(c.req.raw);
    if (!staff)
      return c.redirect(
        `/support/sign-in?to=${encodeURIComponent("/support/queues")}`,
      );
    const at = world.clock.now();
    const permission = "queue:read:any" as const;
    const subject = "queue board";
    if (!may(staff.role, permission)) {
      const refused = { at, kind: "refused" as const, permission, subject };
      await noteStaffAct(world.prisma, staff, refused);
      return c.redirect("/support/queues");
    }
    await noteStaffRead(world.prisma, staff, { at, permission, subject });
    c.header("Cache-Control", "no-store");
    c.header("Content-Security-Policy", "frame-ancestors 'none';");
    await next();
  });
  door.route("/", adapter.registerPlugin());
  return door;
}
