import { createServer } from "node:http";

// In the place of the pretend platforms: ready, healthy, and nothing else.
const server = createServer((_, response) => response.end("ok"));
server.listen(Number(process.env.SANDBOX_CONTROL_PORT), "127.0.0.1", () =>
  console.log("sandbox ready"),
);
process.on("SIGTERM", () => process.exit(0));
