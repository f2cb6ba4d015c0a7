import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { returnPath } from "../auth/return-path.ts";
import {
  beginSignIn,
  isDeskOpen,
  type SignInProblem,
  signInProblems,
} from "../auth/sign-in.server.ts";
import { findStaff } from "../auth/staff.server.ts";
import { useAnswer } from "../ui/answer.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { deskLinks } from "../ui/support/desk-links.ts";
import { PolarisOutside } from "../ui/support/polaris-outside.tsx";

export const links: LinksFunction = deskLinks;

export const handle: TitleHandle = { title: (t) => t("support:signIn.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = returnPath(searchParams.get("to"));
  if (await findStaff(request)) throw redirect(to);
  const why = searchParams.get("why");
  const problem: SignInProblem | null = isDeskOpen
    ? (signInProblems.find((one) => one === why) ?? null)
    : "closed";
  return { to, problem, isOut: searchParams.get("out") === "1" };
}

/** Off to the provider's page. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const signIn = await beginSignIn({
    returnTo: returnPath(String(form.get("to") ?? "")),
    anew: form.get("anew") === "1",
  });
  if (signIn.outcome === "not") return { problem: signIn.why };
  throw redirect(signIn.url, {
    headers: signIn.cookies.map((value) => ["Set-Cookie", value]),
  });
}

export default function SignIn() {
  const { to, problem: before, isOut } = useLoaderData<typeof loader>();
  const problem = useAnswer<typeof action>()?.problem ?? before;
  const { t } = useTranslation("support");
  return (
    <PolarisOutside>
      <main>
        <Page narrowWidth title={t("signIn.title")}>
          <BlockStack gap="400">
            {problem && (
              <Banner
                tone="critical"
                title={t(`signIn.problem.${problem}.title`)}
              >
                {t(`signIn.problem.${problem}.fix`)}
              </Banner>
            )}
            {isOut && !problem && (
              <Banner tone="success" title={t("signIn.out")} />
            )}
            <Card>
              <Form method="post" reloadDocument>
                <input type="hidden" name="to" value={to} />
                {isOut && <input type="hidden" name="anew" value="1" />}
                <BlockStack gap="300">
                  <Text as="p">{t("signIn.text")}</Text>
                  <InlineStack>
                    <Button
                      submit
                      variant="primary"
                      disabled={problem === "closed"}
                    >
                      {t("signIn.go")}
                    </Button>
                  </InlineStack>
                </BlockStack>
              </Form>
            </Card>
          </BlockStack>
        </Page>
      </main>
    </PolarisOutside>
  );
}
