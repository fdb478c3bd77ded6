-- Why: an account must be opened by its owner only and stay theirs. Tries to sign in are counted by keyed hash of the
-- login and of the address, whether or not such an account exists; a passkey is a public key of a device; an identity
-- code says that somebody saw the person (or, in a demo town, that nobody did and everybody knows it).

-- A name of the session that may be shown: the hash of its token opens nothing, and this shows not even that.
alter table session add column id text not null generated always as (left(md5(token_hash), 16)) stored;
alter table session add column device text not null default ''; -- kind of browser and system, as words: Firefox, Windows
alter table session add column way text not null default 'password' check (way in ('password', 'passkey', 'demo'));

create table sign_in_try (
  bureau  text not null,
  key     text not null, -- keyed hash of what is tried: a login, or an address
  n       int  not null,
  last_at timestamptz not null,
  primary key (bureau, key)
);
create index sign_in_try_old on sign_in_try (last_at);

create table passkey (
  bureau     text        not null,
  id         text        not null, -- of the credential, given by the device
  account    text        not null,
  person     text        not null,
  public_key bytea       not null,
  counter    bigint      not null,
  transports text[]      not null,
  name       text        not null,
  created_at timestamptz not null,
  used_at    timestamptz,
  primary key (bureau, id)
);
create index passkey_of_account on passkey (bureau, account);

-- What a device is asked to sign; each is used once and ends after five minutes.
create table passkey_challenge (
  bureau    text        not null,
  challenge text        not null,
  account   text, -- none when somebody signs in
  until     timestamptz not null,
  primary key (bureau, challenge)
);
create index passkey_challenge_old on passkey_challenge (until);

create table identity_code (
  bureau    text        not null,
  id        text        not null,
  subject   text        not null, -- keyed hash of number and name
  code_hash text        not null, -- keyed hash of subject and code
  given_by  text,                 -- the clerk who saw the card; none in a demo town
  given_at  timestamptz not null,
  until     timestamptz not null,
  tries     int         not null default 0,
  used_at   timestamptz,
  primary key (bureau, id)
);
create index identity_code_of_subject on identity_code (bureau, subject);

