-- Why: a case pins the version of the service item it was received under, for ever. So a published version may never
-- change, not even by the application itself: a change is a new version. Drafts live in the same table, because what
-- is published is the very row that was reviewed.

create table catalogue_version (
  bureau text not null,
  item text not null,
  version int not null check (version >= 1),
  state text not null default 'draft' check (state in ('draft', 'review', 'published', 'retired')),
  -- raised by every write; whoever saves must have seen the last one
  rev int not null default 1,
  content jsonb not null,
  -- where an imported version came from and its number there; null for our own
  imported_from text,
  source_version text,
  changed_at timestamptz not null,
  changed_by text not null,
  reviewed_at timestamptz,
  reviewed_by text,
  published_at timestamptz,
  published_on date,
  published_by text,
  retired_at timestamptz,
  retired_on date,
  retired_by text,
  primary key (bureau, item, version),
  check (state <> 'published' or (published_on is not null and published_by is not null)),
  check (state <> 'retired' or (retired_on is not null and retired_by is not null))
);
create unique index catalogue_one_published on catalogue_version (bureau, item) where state = 'published';
create index catalogue_by_state on catalogue_version (bureau, state, item, version);
create index catalogue_by_source on catalogue_version (bureau, item, source_version) where source_version is not null;

-- Processes keep the published items and their search index in memory; the number tells them when to read again.
create table catalogue_revision (
  bureau text primary key,
  revision bigint not null
);

create function catalogue_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state in ('published', 'retired') then
      raise exception 'a published version of % is kept for ever', old.item using errcode = 'OS001';
    end if;
    return old;
  end if;
  if (new.bureau, new.item, new.version) is distinct from (old.bureau, old.item, old.version) then
    raise exception 'a version keeps its name: %', old.item using errcode = 'OS001';
  end if;
  if old.state = 'retired'
    or (old.state = 'published' and (new.state <> 'retired' or new.content is distinct from old.content
      or new.published_on is distinct from old.published_on or new.published_by is distinct from old.published_by
      or new.published_at is distinct from old.published_at)) then
    raise exception 'a published version of % never changes: make a new version', old.item using errcode = 'OS001';
  end if;
  if old.state = 'draft' and new.state = 'published' then
    raise exception '% was not reviewed before it was published', old.item using errcode = 'OS001';
  end if;
  return new;
end $$;
create trigger catalogue_guard before update or delete on catalogue_version
  for each row execute function catalogue_guard();
alter table catalogue_version enable always trigger catalogue_guard;
create trigger catalogue_no_truncate before truncate on catalogue_version
  for each statement execute function refuse_change();
alter table catalogue_version enable always trigger catalogue_no_truncate;

create function catalogue_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.state not in ('published', 'retired') then
    return null;
  end if;
  if tg_op = 'UPDATE' and new.state = old.state then
    return null;
  end if;
  insert into catalogue_revision (bureau, revision) values (new.bureau, 1)
    on conflict (bureau) do update set revision = catalogue_revision.revision + 1;
  return null;
end $$;
create trigger catalogue_count after insert or update on catalogue_version
  for each row execute function catalogue_count();

do $$
begin
  if exists (select from pg_roles where rolname = 'oneseal_app') then
    revoke truncate on catalogue_version from oneseal_app;
  end if;
end $$;

-- Trees that a bureau imports over the small ones in the program: regions of the national statistics office, the full
-- classification of industries. A code is a fact of everybody, yet each bureau loads its own edition.
create table catalogue_tree (
  bureau text not null,
  tree text not null check (tree in ('region', 'industry')),
  edition text not null,
  nodes jsonb not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  primary key (bureau, tree)
);
