-- Why: an officer's search among all persons opens names that have nothing to do with the case in hand. Who searched,
-- when and how often is written down and can never be changed. The words themselves are not kept: only their keyed
-- hash, by which the oversight can ask whether a given name was searched for, and nobody can read the names out.
create table person_search (
  bureau      text        not null,
  id          bigint      generated always as identity,
  by_person   text        not null,
  words_hash  text        not null,
  found_count int         not null check (found_count >= 0),
  at          timestamptz not null,
  primary key (bureau, id)
);
create index person_search_by_person on person_search (bureau, by_person, at desc);
select append_only('person_search');
