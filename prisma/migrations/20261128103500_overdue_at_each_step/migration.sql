-- Each step at which an order stays behind has a question of its own: those that are open are about their step.
UPDATE conflict SET key = key || ':' || field
WHERE state = 'open' AND key ~ '^overdue:[^:]+$' AND field IS NOT NULL;
