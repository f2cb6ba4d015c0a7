import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { forProgram } from "../api/program.server.ts";
import { readQuery } from "../api/read-input.ts";
import { answer, takesOnly } from "../api/refusals.ts";
import { productTabs } from "../queries/product-filter.ts";
import { readProducts } from "../queries/products.server.ts";
import { world } from "../world.server.ts";

const asked = z.object({
  query: z.string().trim().max(200).default(""),
  view: z.enum(productTabs).default("all"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, async ({ shopId }) => {
    const { query, view, page } = readQuery(request, asked);
    return answer(
      await readProducts(world.prisma, shopId, { query, tab: view, page }),
    );
  });

export const action = takesOnly("GET");
