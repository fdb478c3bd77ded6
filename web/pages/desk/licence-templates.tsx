import { useQuery } from '@tanstack/react-query';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { templatesQuery } from '../../features/licences-template/api.ts';
import { templateWords } from '../../features/licences-template/words.ts';
import { licenceWords } from '../../features/seal/licences.words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Breadcrumb } from '../../ui/trail.tsx';
import { Mixed, Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './licences.css';

/** What each kind of licence looks like: which version is in use, and whose draft waits. */
const LicenceTemplates = () => {
  const w = useWords(templateWords);
  const l = useWords(licenceWords);
  const text = useText();
  const { locale } = useLocale();
  const { data: session } = useSession();
  const { data, error, refetch, isPending } = useQuery(templatesQuery);
  return (
    <DeskFrame title={w.title} nav={<DeskNav />}>
      <div className="desk-page licences-page">
        <Breadcrumb parts={[{ name: l.title, to: '/desk/licences' }, { name: w.title }]} />
        <h1>{w.title}</h1>
        <p className="prose second">{w.lead}</p>
        {error ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <Skeleton lines={[90, 90, 90]} />
        ) : data.kinds.length === 0 ? (
          <Empty title={w.empty}>
            <p>{w.emptyHow}</p>
          </Empty>
        ) : (
          <Table
            caption={w.table}
            rows={data.kinds}
            rowKey={(k) => k.kind}
            columns={[
              {
                key: 'kind',
                head: w.kind,
                name: true,
                cell: (k) => (
                  <Link to={`/desk/licence-templates/${k.kind}`}>
                    <Say text={k.name} />
                  </Link>
                ),
              },
              {
                key: 'version',
                head: w.version,
                cell: (k) => (k.version === 0 ? <span className="second">{w.bundled}</span> : w.nth(k.version)),
              },
              {
                key: 'published',
                head: w.published,
                cell: (k) =>
                  k.published ? (
                    <Mixed>{w.publishedBy(k.published.by, whenText(k.published.at, session?.today, locale))}</Mixed>
                  ) : (
                    ''
                  ),
              },
              {
                key: 'draft',
                head: w.draft,
                cell: (k) =>
                  k.draft ? (
                    <Mixed>{w.draftBy(k.draft.by, whenText(k.draft.at, session?.today, locale))}</Mixed>
                  ) : (
                    <span className="third">{w.noDraft}</span>
                  ),
              },
              {
                key: 'open',
                head: <span className="sr">{w.open}</span>,
                align: 'right',
                cell: (k) => (
                  <ButtonLink to={`/desk/licence-templates/${k.kind}`} aria-label={`${w.open} ${text(k.name)}`}>
                    {w.open}
                  </ButtonLink>
                ),
              },
            ]}
          />
        )}
      </div>
    </DeskFrame>
  );
};

export default LicenceTemplates;
