-- Why: a code of the counter also resets a forgotten password, or shows who represents a company; the record of who gave
-- it to whom says for what.
alter table identity_code add column purpose text not null default 'account'
  check (purpose in ('account', 'reset', 'company'));
