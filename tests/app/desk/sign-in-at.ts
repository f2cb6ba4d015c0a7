/** Cookies by name, as a browser keeps them for one host. */
type Jar = Map<string, string>;

const keep = (jar: Jar, response: Response) => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
};
const sent = (jar: Jar) =>
  [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

/** Presses the desk's button. @returns where the provider is asked, and what the browser keeps of the desk. */
export async function beginAt(
  origin: string,
  form: Record<string, string> = { to: "/support" },
): Promise<{ url: URL; cookie: string }> {
  const { action } = await import("../../../app/routes/support_.sign-in.tsx");
  const request = new Request(`${origin}/support/sign-in`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  const answer = await action({ request, params: {}, context: {} }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(answer instanceof Response))
    throw new Error(`nobody was sent on: ${JSON.stringify(answer)}`);
  const jar: Jar = new Map();
  keep(jar, answer);
  return {
    url: new URL(answer.headers.get("Location") ?? ""),
    cookie: sent(jar),
  };
}

/** Says who he is at the provider's page. @returns the address that the provider sends the browser back to. */
export async function provenAt(url: URL, member: string): Promise<URL> {
  const jar: Jar = new Map();
  const go = async (to: URL, form?: URLSearchParams): Promise<Response> => {
    const response = await fetch(to, {
      redirect: "manual",
      headers: { Cookie: sent(jar) },
      ...(form && { method: "POST", body: form }),
    });
    keep(jar, response);
    return response;
  };
  let at = url;
  let response = await go(at);
  for (let hops = 0; hops < 8; hops++) {
    const location = response.headers.get("Location");
    if (location) {
      at = new URL(location, at);
      if (at.pathname === "/support/callback") return at;
      response = await go(at);
    } else if (response.ok)
      response = await go(at, new URLSearchParams({ member }));
    else throw new Error(`${at}: ${response.status} ${await response.text()}`);
  }
  throw new Error("the provider sends people in a ring");
}

/** Comes back to the desk. */
export async function returnTo(url: URL, cookie: string): Promise<Response> {
  const { loader } = await import("../../../app/routes/support_.callback.ts");
  const request = new Request(url, { headers: { Cookie: cookie } });
  return loader({ request, params: {}, context: {} }).catch(
    (thrown: unknown) => thrown as Response,
  );
}

/** The whole way of a browser. @returns the cookie of the session. @throws where the desk lets nobody in. */
export async function signInAt({
  origin,
  member,
}: {
  origin: string;
  member: string;
}): Promise<string> {
  const { url, cookie } = await beginAt(origin);
  const back = await returnTo(await provenAt(url, member), cookie);
  const session = back.headers
    .getSetCookie()
    .find((line) => line.startsWith("quayside-staff="));
  if (!session) throw new Error(`not let in: ${back.headers.get("Location")}`);
  return session.split(";")[0] ?? "";
}
