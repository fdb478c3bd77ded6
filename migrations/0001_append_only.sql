-- Why: what is recorded as having happened may never be changed, not by a mistake in our own code and not by the
-- application's own account. Two walls: the application runs as a plain role without the right to update, delete or
-- truncate, and triggers refuse the three for everybody, the owner included.

do $$
begin
  create role oneseal_app nologin;
exception
  -- A managed database may forbid making roles: then the triggers are the wall. Another database of the same
  -- cluster may have made it already, or be making it at this moment.
  when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'oneseal_app') then
    if not pg_has_role(current_user, 'oneseal_app', 'member') then
      execute format('grant oneseal_app to %I', current_user);
    end if;
    grant usage on schema public to oneseal_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to oneseal_app;
    alter default privileges in schema public grant usage, select on sequences to oneseal_app;
    alter default privileges in schema public grant execute on functions to oneseal_app;
  end if;
exception when insufficient_privilege then null;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'OS001';
end $$;

-- Makes a table append-only. Statement triggers also refuse a change that would touch no row; "always" keeps them in
-- force when a session calls itself a replica.
create function append_only(target regclass) returns void language plpgsql as $$
begin
  execute format(
    'create trigger append_only before update or delete or truncate on %s for each statement execute function refuse_change()',
    target);
  execute format('alter table %s enable always trigger append_only', target);
  execute format('revoke update, delete, truncate on %s from public', target);
  if exists (select from pg_roles where rolname = 'oneseal_app') then
    execute format('revoke update, delete, truncate on %s from oneseal_app', target);
  end if;
end $$;
