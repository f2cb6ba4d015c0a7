import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { env, world } from "../world.server.ts";
import {
  may,
  type Permission,
  permissionsOf,
  type StaffPermission,
  type StaffRole,
} from "./permissions.ts";
import { cookieName, cookieOf, createSigner } from "./signed-cookie.server.ts";
import {
  type Actor,
  noteStaffAct,
  noteStaffRead,
  type StaffActKind,
} from "./staff-acts.server.ts";
import { findStaffSession } from "./staff-sessions.server.ts";

const isSecure = env.APP_ORIGIN.startsWith("https:");
export const sessionCookie = cookieName("quayside-staff", isSecure);

/** Signs what the desk gives to browsers. */
export const signer = createSigner(env.CREDENTIAL_KEYS);

/** Somebody of Quayside's own who is signed in. */
export type Staff = Actor & {
  id: string;
  role: StaffRole;
  sessionId: string;
  /** As the journal and the audit name him (law H2). */
  actor: string;
  may: Permission[];
};

/** What a page or a deed is about: a shop's row, or a page across shops. */
export type About = { shopId: string | null; subject: string };

/** How the journal names somebody of the staff: by his row, and by name for whoever reads it. */
export const staffActor = ({ id, name }: { id: string; name: string }) =>
  `support:${id}:${name}`;

/** Who is signed in; null for nobody. */
export async function findStaff(request: Request): Promise<Staff | null> {
  const signed = cookieOf(request, sessionCookie);
  const token = signed && signer.prove("staff-session", signed);
  if (!token) return null;
  const found = await findStaffSession(world.prisma, token, world.clock.now());
  return (
    found && {
      ...found,
      actor: staffActor(found),
      may: permissionsOf(found.role),
    }
  );
}

/**
 * Lets staff through who hold the permission. Whoever is not signed in is led to the sign-in and back; whoever may not is
 * told so, and it is written down.
 * @throws Response
 */
export async function requireStaff(
  request: Request,
  permission: StaffPermission,
): Promise<Staff> {
  const staff = await findStaff(request);
  const { pathname, search } = new URL(request.url);
  if (!staff) {
    const to = request.method === "GET" ? `${pathname}${search}` : "/support";
    throw redirect(`/support/sign-in?to=${encodeURIComponent(to)}`);
  }
  if (!may(staff.role, permission)) {
    await noteStaffAct(world.prisma, staff, {
      at: world.clock.now(),
      kind: "refused",
      permission,
      subject: pathname,
    });
    throw data({ permission, role: staff.role }, { status: 403 });
  }
  return staff;
}

type Args = Pick<LoaderFunctionArgs, "request" | "params">;
type Asked = {
  request: Request;
  params: Args["params"];
  staff: Staff;
  search: URLSearchParams;
  now: Date;
};

/**
 * The loader of a page of the desk. It asks for its permission and says what it was about; that is written down
 * (law T2), so neither can be forgotten.
 */
export const staffLoader =
  <T>(
    permission: StaffPermission,
    read: (asked: Asked) => Promise<{ about: About; page: T }>,
  ) =>
  async ({ request, params }: Args): Promise<T> => {
    const staff = await requireStaff(request, permission);
    const now = world.clock.now();
    const { searchParams: search } = new URL(request.url);
    const { about, page } = await read({ request, params, staff, search, now });
    await noteStaffRead(world.prisma, staff, { at: now, permission, ...about });
    return page;
  };

type Done<T> = {
  /** Several, where it reached into several shops: a line for each. */
  about: About | About[];
  /** What is written down; `act` where nothing else is said, null where nothing was done. */
  kind?: StaffActKind | null;
  reason?: string | null;
  until?: Date;
  /** Further facts for the audit; never personal data. */
  details?: Record<string, string | number | boolean | null>;
  answer: T;
};

type Deed<T> = {
  permission: StaffPermission;
  act: (asked: Asked & { form: FormData }) => Promise<Done<T>>;
};

/** One thing that can be done on a page, with the permission that it needs. */
export const deed = <D extends Done<unknown>>(
  permission: StaffPermission,
  act: (asked: Asked & { form: FormData }) => Promise<D>,
): Deed<D["answer"]> => ({ permission, act });

type Answer<D> = D extends Deed<infer T> ? T : never;

/**
 * The action of a page of the desk; the form says in `do` which of its deeds is meant. Each asks for its own permission and
 * leaves one line. Other sites' forms are refused.
 */
export const staffDeeds =
  // biome-ignore lint/suspicious/noExplicitAny: each deed has an answer of its own
    <D extends Record<string, Deed<any>>>(deeds: D) =>
    async ({ request, params }: Args): Promise<Answer<D[keyof D]>> => {
      requireOwnOrigin(request);
      const form = await request.formData();
      const name = String(form.get("do") ?? "");
      const wanted = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
      if (!wanted) throw new Response(null, { status: 400 });
      const { permission, act } = wanted;
      const staff = await requireStaff(request, permission);
      const now = world.clock.now();
      const { searchParams: search } = new URL(request.url);
      const done = await act({ request, params, staff, search, now, form });
      const { about, kind = "act", reason, until, details, answer } = done;
      if (kind !== null)
        for (const one of [about].flat())
          await noteStaffAct(world.prisma, staff, {
            at: now,
            kind,
            permission,
            ...one,
            ...(reason && { reason }),
            ...(until && { until }),
            ...(details && { details }),
          });
      return answer;
    };

/** @throws Response where a browser says that the form came from another site. */
function requireOwnOrigin(request: Request): void {
  const origin = request.headers.get("Origin");
  if (origin && origin !== env.APP_ORIGIN)
    throw new Response(null, { status: 403 });
}
