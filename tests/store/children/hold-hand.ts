import { openHands } from "#core/store/hand.server.ts";

// A worker that takes a shop's hand, says so, and says whether it still has it when it is asked.
const [databaseUrl = "", beatMs, silentMs] = process.argv.slice(2);
const hands = openHands(databaseUrl, {
  beatMs: Number(beatMs),
  silentMs: Number(silentMs),
  waitMs: 20_000,
});
await hands.withHand("a shop", async (hand) => {
  console.log("took it");
  for await (const _ of process.stdin)
    console.log(
      await hand.assertHeld().then(
        () => "has it",
        (error: { code: string }) => error.code,
      ),
    );
});
