-- Why: the published status list names every licence that is not simply what its paper says; it is read often and is
-- short beside the register.

create index licence_not_plain on licence (bureau, id) where state not in ('in-force', 'expired') or edition > 1;
