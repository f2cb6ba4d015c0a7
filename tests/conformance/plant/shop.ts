import type { Stage } from "../stage.ts";

/** The store is called what the recorded one is called. */
export function nameStore({ recording, replay }: Stage): void {
  const { tree } = recording;
  const domain = /([\w-]+)\.myshopify\.com/.exec(JSON.stringify(tree))?.[1];
  if (!domain) return;
  replay.store.name = domain;
  replay.store.handle = domain;
}

/** The currency in which the shop's money is told. */
export function chooseCurrency({ recording, replay }: Stage): void {
  const told = JSON.stringify([
    recording.captures.map(({ answer }) => answer),
    recording.facts,
  ]);
  const currency = /"shopMoney":\{[^}]*"currencyCode":"([A-Z]{3})"/.exec(told);
  if (currency?.[1]) replay.store.currency = currency[1];
}

/** The app has the recorded one's number where a refusal or a namespace tells it. */
export function numberApp({ recording, replay }: Stage): void {
  const told = /app--(\d+)--|api_client_id '\d+' instead of '(\d+)'/.exec(
    JSON.stringify(recording.captures.map(({ answer }) => answer)),
  );
  const number = Number(told?.[1] ?? told?.[2]);
  if (replay.store.app && number) replay.store.app.id = number;
}
