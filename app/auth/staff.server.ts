import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { env, world } from "../world.server.ts";
import {
  may,
  type Permission,
  permissionsOf,
  type StaffPermission,
  type StaffRole,
} from "./permissions.ts";
import { cookieOf, createSigner } from "./signed-cookie.server.ts";
import {
  type Actor,
  noteStaffAct,
  noteStaffRead,
} from "./staff-acts.server.ts";
import { findStaffSession } from "./staff-sessions.server.ts";

export const sessionCookie = "quayside-staff";

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

/** How the journal names somebody of the staff. */
export const staffActor = (staffId: string) => `support:${staffId}`;

/** Who is signed in; null for nobody. */
export async function findStaff(request: Request): Promise<Staff | null> {
  const signed = cookieOf(request, sessionCookie);
  const token = signed && signer.prove("staff-session", signed);
  if (!token) return null;
  const found = await findStaffSession(world.prisma, token, world.clock.now());
  return (
    found && {
      ...found,
      actor: staffActor(found.id),
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
  about: About;
  reason?: string | null;
  /** Further facts for the audit; never personal data. */
  details?: Record<string, string | number | boolean | null>;
  answer: T;
};

/** The action of a page of the desk: permission, the form, and one line of what was done. Other sites' forms are refused. */
export const staffAction =
  <T>(
    permission: StaffPermission,
    act: (asked: Asked & { form: FormData }) => Promise<Done<T>>,
  ) =>
  async ({ request, params }: Args): Promise<T> => {
    requireOwnOrigin(request);
    const staff = await requireStaff(request, permission);
    const now = world.clock.now();
    const { searchParams: search } = new URL(request.url);
    const form = await request.formData();
    const done = await act({ request, params, staff, search, now, form });
    const { about, reason = null, details, answer } = done;
    await noteStaffAct(world.prisma, staff, {
      at: now,
      kind: "act",
      permission,
      ...about,
      reason,
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
