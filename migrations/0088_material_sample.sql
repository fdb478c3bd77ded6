-- Why: a bureau shows what a material looks like when filled in: a picture or a PDF beside the item, named by the version that
-- asks for the material. Kept once by its content; a later version that names the same one needs no second upload.
create table material_sample (
  bureau text not null,
  item text not null,
  hash text not null,
  place text not null,
  type text not null check (type in ('application/pdf', 'image/png', 'image/jpeg', 'image/webp')),
  added_by text not null,
  added_at timestamptz not null,
  primary key (bureau, item, hash)
);
