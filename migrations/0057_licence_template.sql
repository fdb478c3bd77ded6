-- Why: what a certificate looks like is data that somebody drafts and somebody else publishes; a published version never
-- changes, and an issued licence keeps the one it was made with.

alter table licence_template add column edited_by text[] not null default '{}';

-- At most one draft a kind; it goes when it is published or dropped.
create table licence_template_draft (
  bureau     text        not null,
  kind       text        not null,
  rev        int         not null check (rev > 0),
  template   jsonb       not null,
  edited_by  text[]      not null, -- everybody who ever wrote in it: they may not publish it
  changed_by text        not null,
  changed_at timestamptz not null,
  primary key (bureau, kind)
);

-- 0: the template that comes with the program.
alter table licence_edition add column template_version int not null default 0;
