-- Why: personal data is sealed with a key of its own for each person; erasing the key erases the person and leaves the
-- trail, which holds only ids and hashes, verifiable. The row stays, so that an erased person is not given a new key.

create table holder_key (
  bureau    text not null,
  holder    text not null,
  wrapped   bytea,
  erased_at timestamptz,
  primary key (bureau, holder),
  check ((wrapped is null) = (erased_at is not null))
);
