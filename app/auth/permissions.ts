/** Who may be at a screen: the merchant's own people, and three sorts of Quayside's. */
export const roles = [
  "merchant",
  "support-read",
  "support-act",
  "engineer",
] as const;
export type Role = (typeof roles)[number];
export type StaffRole = Exclude<Role, "merchant">;

const everyone: readonly StaffRole[] = [
  "support-read",
  "support-act",
  "engineer",
];
const acting: readonly StaffRole[] = ["support-act", "engineer"];
const engineers: readonly StaffRole[] = ["engineer"];

/**
 * The one table of who may do what: `thing:deed:reach`. `own` is the shop of the proven session and nothing else, `any` is
 * across shops, and audited (law T2).
 */
export const permissions = {
  "shop:use:own": ["merchant"],
  "desk:open:any": everyone,
  "conflict:read:any": everyone,
  "conflict:tend:any": acting,
  "conflict:resolve:any": acting,
  "effect:read:any": everyone,
  "effect:retry:any": acting,
  "effect:edit:any": acting,
  "entry:read:any": everyone,
  "entry:replay:any": acting,
  "order:read:any": everyone,
  "shop:read:any": everyone,
  "thing:find:any": everyone,
  /** See personal data for a while, for a reason. */
  "personal:unmask:any": acting,
  "timeline:share:any": acting,
  "audit:read:any": acting,
  "session:revoke:any": engineers,
  "queue:read:any": engineers,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;
/** What staff may be asked for: all that reaches across shops. */
export type StaffPermission = Extract<Permission, `${string}:any`>;

/** Whether a role holds a permission. */
export const may = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);

/** All that a member of staff may do, for screens that offer only that. */
export const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((one) => may(role, one));

// From the most that somebody may do to the least.
const byReach: readonly StaffRole[] = [
  "engineer",
  "support-act",
  "support-read",
];

/**
 * The role that a provider's claim gives: one word or a list of them; of several the one that may do most.
 * @param names the provider's words for our roles, where they differ. @returns null where none of it is a role of ours.
 */
export function staffRoleOf(
  claim: unknown,
  names: Readonly<Record<string, string>>,
): StaffRole | null {
  const said = Array.isArray(claim) ? claim : [claim];
  return byReach.find((role) => said.includes(names[role] ?? role)) ?? null;
}
