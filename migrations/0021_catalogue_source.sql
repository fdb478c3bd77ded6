-- Why: importing a file twice must change nothing, even after the desk has mended the draft that the first import made.
-- So each imported version remembers the hash of what it was imported from.

alter table catalogue_version add column source_hash text;
create index catalogue_by_source_hash on catalogue_version (bureau, item, source_hash) where source_hash is not null;
