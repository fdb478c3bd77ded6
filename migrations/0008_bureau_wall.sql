-- Why: no bureau may see another one's rows, not even through a question that forgot to name the bureau. A session
-- that serves a bureau says which (set oneseal.bureau); from then on the database shows and takes only its rows. This
-- is the second wall: every question names its bureau all the same, because the keys begin with it. Followers of two
-- bureaus in one database go their own pace.

-- Puts the wall around every table that has a bureau column and none yet; run after each migration, so that no new
-- table is forgotten. A session that has named no bureau (migration, seeding, tests) is not held back.
create function bureau_walls() returns void language plpgsql as $$
declare
  target regclass;
begin
  for target in
    select c.oid::regclass from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'bureau' and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
  loop
    execute format('alter table %s enable row level security', target);
    execute format(
      $policy$create policy bureau_wall on %s using (
        coalesce(current_setting('oneseal.bureau', true), '') in ('', bureau))$policy$, target);
  end loop;
end $$;

alter table follower add column bureau text not null default '';
alter table follower drop constraint follower_pkey;
alter table follower add primary key (bureau, name);

create index trail_event_of_bureau on trail_event (bureau, position);
