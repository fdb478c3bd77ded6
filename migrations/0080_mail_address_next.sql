-- Why: who changes their mail address goes on being reached at the proven one until the new one is proven too; a slip
-- of the finger in the new one must not silence the law's notices.
alter table mail_address
  add column next_sealed bytea,      -- asked for beside a proven or failing one; the code goes there
  add column asked_at timestamptz;   -- when the last code was asked for
update mail_address set asked_at = since;
alter table mail_address alter column asked_at set not null;
