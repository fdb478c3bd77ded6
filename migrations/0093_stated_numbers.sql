-- Why: a number of another system (自然资函〔2024〕709号) is stated with the decision, and two decisions could state the same one
-- before the first licence was issued; the second could then never be. It is looked up in the trail, where few events bear one.
create index trail_event_stated_number on trail_event (bureau, (payload->>'licenceNumber')) where payload ? 'licenceNumber';
