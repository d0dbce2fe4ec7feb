import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { type ListedPerson, type PeopleQuestion, PEOPLE_PAGE_ROWS, usePeople } from '../api/analysis-queries';
import type { StepName } from '../api/types';
import { dayText, shortClockText } from '../format/moments';
import { countText } from '../format/numbers';
import { useLanguage } from '../language/use-language';
import { zh } from '../language/zh';
import { ErrorNote } from '../parts/error-note';
import { PageSkeleton } from '../parts/page-skeleton';
import { PersonLink } from '../parts/person-link';
import { GradeTag } from '../pages/grading/grade-tag';
import { isTyping } from '../shell/is-typing';
import './people-list.css';
import { useValueName } from './use-value-name';

/** Who stands behind a number, newest first. J and K move, Enter opens. */
export function PeopleList({ question }: { question: PeopleQuestion }) {
  const { t } = useTranslation();
  const found = usePeople(question);
  const pages = found.data?.pages ?? [];
  const people = pages.flatMap((page) => page.people);
  const total = pages.at(-1)?.total ?? 0;
  const current = useRowAt(people);
  return (
    <div className={found.isPlaceholderData ? 'recounting' : undefined}>
      {found.isError && (
        <div className="card-body">
          <ErrorNote
            what={t('analysis.peopleWhat')}
            error={found.error}
            keepsOld={found.data !== undefined}
            onRetry={() => void found.refetch()}
          />
        </div>
      )}
      {found.isPending && !found.isError && (
        <div className="card-body">
          <PageSkeleton computing={t('analysis.peopleComputing')}>
            <PeopleBones />
          </PageSkeleton>
        </div>
      )}
      {found.data && total === 0 && <p className="card-body quiet">{t('analysis.peopleNone')}</p>}
      {people.length > 0 && <PeopleTable people={people} current={current} />}
      {found.data && total > 0 && (
        <p className="people-end small quiet">
          {found.hasNextPage ? (
            <Button
              size="small"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t('analysis.peopleMore', {
                count: Math.min(PEOPLE_PAGE_ROWS, Math.max(1, total - people.length)),
              })}
            </Button>
          ) : (
            t('analysis.peopleAll', { people: countText(people.length) })
          )}
          <span>{t('analysis.peopleReason')}</span>
        </p>
      )}
    </div>
  );
}

function useRowAt(people: ListedPerson[]): string | null {
  const navigate = useNavigate();
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = people.findIndex(({ personId }) => personId === current);
      if (event.key === 'j' || event.key === 'k') {
        const next = people[place === -1 ? 0 : place + (event.key === 'j' ? 1 : -1)];
        if (!next) return;
        setCurrent(next.personId);
        document.getElementById(`person-${next.personId}`)?.scrollIntoView({ block: 'nearest' });
      }
      const onControl = event.target instanceof HTMLElement && event.target.closest('button, a');
      if (event.key === 'Enter' && place !== -1 && !onControl) void navigate(`/person/${current}`);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [people, current, navigate]);
  return current;
}

function PeopleTable({ people, current }: { people: ListedPerson[]; current: string | null }) {
  const { t } = useTranslation();
  return (
    <table className="rows people">
      <thead>
        <tr>
          <th>{t('analysis.personHead')}</th>
          <th>{t('analysis.arrivedHead')}</th>
          <th>{t('analysis.standsHead')}</th>
          <th>{t('analysis.gradeHead')}</th>
          <th>{t('analysis.sourceHead')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.personId} person={person} isCurrent={person.personId === current} />
        ))}
      </tbody>
    </table>
  );
}

const isStep = (step: string): step is StepName => Object.hasOwn(zh.step, step);

function PersonRow({ person, isCurrent }: { person: ListedPerson; isCurrent: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueName = useValueName();
  const moment = (iso: string | null) =>
    iso === null ? '–' : `${dayText(iso, language)} ${shortClockText(iso)}`;
  const { source } = person;
  const behind = [source.account, source.plan].filter(Boolean).join(' · ');
  return (
    <tr id={`person-${person.personId}`} className={isCurrent ? 'chosen' : undefined}>
      <td>
        <PersonLink personId={person.personId} />
      </td>
      <td className="nowrap">{moment(person.arrivedAt)}</td>
      <td>
        {person.step !== null && isStep(person.step) ? t(`step.${person.step}`) : (person.step ?? '–')}
        {person.lastSeenAt !== null && <small>{moment(person.lastSeenAt)}</small>}
      </td>
      <td>{person.grade ? <GradeTag grade={person.grade} /> : <span className="quiet">–</span>}</td>
      <td>
        {valueName('adPlatform', source.adPlatform)}
        <small title={behind}>
          {[valueName('entryKind', source.entryKind), valueName('host', source.host)].join(' · ')}
        </small>
      </td>
    </tr>
  );
}

function PeopleBones() {
  return (
    <div aria-hidden="true">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="people-bone">
          {[88, 92, 64, 22, 120].map((width) => (
            <span key={width} className="bone" style={{ width }} />
          ))}
        </div>
      ))}
    </div>
  );
}
