-- Why: who writes a version, who approves it and who publishes it are different persons (编、审、发). What was written
-- and judged must be known by name, also after the draft went back and came again; and nothing is published that
-- nobody approved, whatever program writes here.

alter table catalogue_version
  add column edited_by text[] not null default '{}',
  add column approved_at timestamptz,
  add column approved_by text,
  add column approved_note text,
  -- why the last reviewer sent it back; gone with the next approval
  add column returned_by text,
  add column returned_reason text;

update catalogue_version set edited_by = array[changed_by] where state in ('draft', 'review');

create function catalogue_approved_first() returns trigger language plpgsql as $$
begin
  if new.state = 'published' and old.state <> 'published' and new.approved_by is null then
    raise exception '% was not approved before it was published', old.item using errcode = 'OS001';
  end if;
  return new;
end $$;
create trigger catalogue_approved_first before update on catalogue_version
  for each row execute function catalogue_approved_first();
alter table catalogue_version enable always trigger catalogue_approved_first;
