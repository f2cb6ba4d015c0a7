import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { forProgram } from "../api/program.server.ts";
import { readQuery } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { adminUrl } from "../auth/admin-url.server.ts";
import { readFulfilledBy } from "../queries/fulfilled-by.server.ts";
import { env, world } from "../world.server.ts";

const asked = z.object({ product: z.string().startsWith("gid://shopify/") });

/** What the block on Shopify's product page shows. A product that was not read yet has no variants. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId, domain }) => {
    const { product } = readQuery(request, asked);
    const found = await readFulfilledBy(world.prisma, shopId, product);
    return answer({
      variants: found?.variants ?? [],
      url: adminUrl(env, domain, "/products"),
    });
  });

export const action = takesOnly("GET");
