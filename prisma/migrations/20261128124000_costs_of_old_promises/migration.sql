-- Before fees were counted in the shop's own currency, promises of shops that do not count in US dollars were written down with
-- US cents as their cost: of those nobody knows any more what they would have cost. What a merchant himself says that his
-- parcels cost is in his own currency, and stays.
UPDATE delivery_promise AS promise
SET cost_minor = CASE WHEN promise.route = 'network' OR promise.is_cost_assumed THEN NULL ELSE promise.cost_minor END,
    is_cost_assumed = false,
    alternatives = (
      SELECT coalesce(jsonb_agg(
        CASE WHEN one ->> 'kind' = 'network' OR (one -> 'isCostAssumed')::boolean
          THEN one || '{"costMinor": null, "isCostAssumed": false}' ELSE one END ORDER BY nth), '[]')
      FROM jsonb_array_elements(promise.alternatives) WITH ORDINALITY AS each(one, nth))
FROM shop
WHERE shop.id = promise.shop_id AND shop.currency <> 'USD';
