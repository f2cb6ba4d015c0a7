import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  server: { port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" },
  plugins: [remix(remixConfig)],
  optimizeDeps: {
    // Named here, because packages that Vite finds during the first page load make it reload the
    // page and lose the click or the form in hand.
    include: [
      "react",
      "react/jsx-runtime",
      "react/jsx-dev-runtime",
      "react-dom/client",
      "react-i18next",
      "i18next",
      "recharts",
      "@remix-run/react",
      "@shopify/polaris",
      "@shopify/polaris-icons",
      "@shopify/shopify-app-remix/react",
      "@shopify/shopify-app-remix/server",
    ],
    exclude: [
      "@prisma/client",
      "@prisma/adapter-pg",
      "@shopify/shopify-app-remix/adapters/node",
      "@shopify/shopify-api/runtime",
      "@shopify/shopify-app-session-storage-prisma",
    ],
  },
  // Inlined assets would need `data:` in the content security policy.
  build: { assetsInlineLimit: 0 },
});
