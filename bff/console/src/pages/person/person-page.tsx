import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { isId } from '@loudou/shared/ids';
import { callErrorOf } from '../../api/call-error';
import { trpc } from '../../api/trpc';
import { personCode } from '../../format/codes';
import { ErrorNote } from '../../parts/error-note';
import { usePageTitle } from '../../shell/use-page-title';
import { FindForm } from './find-form';
import { PersonTimelineView } from './person-timeline-view';
import { ReasonForm } from './reason-form';
import { searchOf } from './search-of';

/** First whose life, then why, then the life itself. The reason is never kept: each opening asks for it. */
export function Component() {
  const { t } = useTranslation();
  const { personId } = useParams();
  const [parameters] = useSearchParams();
  usePageTitle(t('person.title'));
  if (personId && isId('person', personId)) return <OnePerson key={personId} personId={personId} />;
  return <FindPerson find={parameters.get('find') ?? personId ?? ''} />;
}

function FindPerson({ find }: { find: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = searchOf(find);
  const found = useQuery({
    queryKey: ['find-person', search],
    queryFn: ({ signal }) => trpc.analytics.findPerson.query(search!, { signal }),
    enabled: search !== null,
    retry: false,
  });
  if (found.data) return <Navigate to={`/person/${found.data.personId}`} replace />;
  const notFound = found.isError && callErrorOf(found.error).code === 'not_found';
  return (
    <>
      <div className="page-head">
        <h1>{t('person.title')}</h1>
      </div>
      <p className="answer">{t('person.findLead')}</p>
      <FindForm
        key={find}
        initial={find}
        busy={found.isFetching}
        problem={notFound ? t('person.notFound') : null}
        onFind={(text) => void navigate(`/person?find=${encodeURIComponent(text)}`)}
      />
      {found.isError && !notFound && (
        <ErrorNote what={t('person.title')} error={found.error} onRetry={() => void found.refetch()} />
      )}
    </>
  );
}

type PersonKey = `psn_${string}`;

function OnePerson({ personId }: { personId: PersonKey }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const opening = useMutation({
    mutationFn: (given: string) => trpc.analytics.personTimeline.mutate({ personId, reason: given }),
  });
  const open = (given: string) => {
    setReason(given);
    opening.mutate(given);
  };
  const unknown = opening.isError && callErrorOf(opening.error).code === 'not_found';
  return (
    <>
      <div className="page-head">
        <h1>{t('person.title')}</h1>
        <span className="mono quiet" style={{ lineHeight: '34px' }} title={personId}>
          {personCode(personId)}
        </span>
        <span className="spacer" />
        <Button className="no-print" onClick={() => void navigate('/person')}>
          {t('person.other')}
        </Button>
      </div>
      {opening.isError && !unknown && (
        <ErrorNote what={t('person.title')} error={opening.error} onRetry={() => open(reason)} />
      )}
      {unknown && <p className="note bad">{t('person.notFound')}</p>}
      {opening.data ? (
        <PersonTimelineView timeline={opening.data} />
      ) : (
        <ReasonForm busy={opening.isPending} onOpen={open} />
      )}
    </>
  );
}
