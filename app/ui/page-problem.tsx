import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useLive } from "./live.ts";
import { isRedirectOfLibrary, Problem } from "./problem.tsx";

/**
 * A page whose loader failed: the menu stays, and the page comes back by itself once what failed has passed. What the
 * library throws on purpose goes on to the frame of all pages.
 */
export function PageProblem() {
  const error = useRouteError();
  const mayPass = !isRouteErrorResponse(error) || error.status >= 500;
  useLive(mayPass);
  if (isRedirectOfLibrary(error)) throw error;
  return <Problem error={error} />;
}
