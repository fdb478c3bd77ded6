-- Why: whoever was ordered to put something right shows it from where they are: photographs and papers beside the words
-- of the obligation, sealed with the debtor's key. The trail refers to a file by its hash, once it is given.
create table obligation_file (
  bureau text not null,
  obligation text not null,
  hash text not null,
  holder text not null,
  place text not null,
  type text not null,
  size int not null,
  sealed_name bytea not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (bureau, obligation, hash)
);
