import { redirect } from "@remix-run/node";

/** The rule moved to the settings; links that people kept lead there. */
export const loader = () => redirect("/app/settings#orders");
