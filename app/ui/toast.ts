import { appBridge } from "./app-bridge.ts";

/** A short word at the foot of the admin that something was done, through App Bridge. Not for failures: it goes away. */
export const toast = (text: string): void => appBridge()?.toast?.show(text);
