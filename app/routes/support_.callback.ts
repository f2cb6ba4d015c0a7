import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { completeSignIn } from "../auth/sign-in.server.ts";

/** Where the provider of sign-ins sends people back to. */
export async function loader({ request }: LoaderFunctionArgs) {
  const signIn = await completeSignIn(request);
  if (signIn.outcome === "not")
    throw redirect(`/support/sign-in?why=${signIn.why}`);
  return redirect(signIn.url, {
    headers: signIn.cookies.map((value) => ["Set-Cookie", value]),
  });
}
