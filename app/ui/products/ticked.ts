import { createContext, useContext } from "react";

const Context = createContext<ReadonlySet<string>>(new Set());

export const TickedProvider = Context.Provider;

/** The variants whose boxes are ticked, by id: so that a tick draws its own row again and not the whole table. */
export const useTicked = (): ReadonlySet<string> => useContext(Context);
