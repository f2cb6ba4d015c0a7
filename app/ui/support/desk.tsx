import { createContext, useContext } from "react";
import type { Permission, StaffRole } from "../../auth/permissions.ts";

/** Who is at the desk, and what the screens may offer. */
export type Desk = { name: string; role: StaffRole; may: Permission[] };

const Context = createContext<Desk>({
  name: "",
  role: "support-read",
  may: [],
});

export const DeskProvider = Context.Provider;

export const useDesk = (): Desk => useContext(Context);

/** Whether to offer something; the server asks again. */
export const useMay = (permission: Permission): boolean =>
  useDesk().may.includes(permission);
