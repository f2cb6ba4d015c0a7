import { useRouteError } from "@remix-run/react";
import { isRedirectOfLibrary, Problem } from "./problem.tsx";

/** A page whose loader failed: the menu stays. What the library throws on purpose goes on to the frame of all pages. */
export function PageProblem() {
  const error = useRouteError();
  if (isRedirectOfLibrary(error)) throw error;
  return <Problem error={error} />;
}
