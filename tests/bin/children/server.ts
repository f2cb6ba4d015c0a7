import { createServer } from "node:http";

// A child as the launcher expects them: it says when it is ready, answers, and leaves when asked.
const server = createServer((_, response) => response.end("ok"));
server.listen(Number(process.env.PORT), "127.0.0.1", () =>
  console.log("child ready"),
);
process.on("SIGTERM", () => {
  console.log("child leaves");
  process.exit(0);
});
process.on("SIGUSR2", () => {
  console.error("out of coffee");
  process.exit(3);
});
