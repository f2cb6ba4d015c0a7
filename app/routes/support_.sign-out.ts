import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "../auth/sign-in.server.ts";

export const loader = () => redirect("/support");

/** Ends the session; the provider asks for the password again next time. */
export async function action({ request }: ActionFunctionArgs) {
  const { cookie } = await signOut(request);
  return redirect("/support/sign-in?out=1", {
    headers: { "Set-Cookie": cookie },
  });
}
