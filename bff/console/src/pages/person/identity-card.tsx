import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { trpc } from '../../api/trpc';
import type { IdentityLink, IdentityMerge, PersonKey, PersonLinks } from '../../api/types';
import { personCode } from '../../format/codes';
import { clockText, dayText } from '../../format/moments';
import type { Language } from '../../language';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { ErrorNote } from '../../parts/error-note';
import { UndoDialog } from './undo-dialog';

const momentOf = (iso: string, language: Language) => `${dayText(iso, language)} ${clockText(iso)}`;

/** Why this is one person: each profile with what it was seen with, and every time that profiles met or were parted. */
export function IdentityCard({ personId }: { personId: PersonKey }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const queryKey = ['identity', personId];
  const links = useQuery({
    queryKey,
    queryFn: ({ signal }) => trpc.identity.person.query({ personId }, { signal }),
  });
  const [undoing, setUndoing] = useState<IdentityLink | null>(null);
  if (links.isError)
    return (
      <ErrorNote what={t('person.identity.title')} error={links.error} onRetry={() => void links.refetch()} />
    );
  const counts = { profiles: links.data?.profiles.length ?? 0, links: links.data?.links.length ?? 0 };
  return (
    <Card
      title={t('person.identity.title')}
      aside={links.data && <span className="small quiet">{t('person.identity.counts', counts)}</span>}
    >
      <div className="card-body" aria-busy={links.isPending}>
        <p className="small quiet">{t('person.identity.lead')}</p>
        {links.data && <Profiles shown={links.data} onUndo={setUndoing} />}
        {links.data && <Merges merges={links.data.merges} />}
      </div>
      {undoing && (
        <UndoDialog
          link={undoing}
          onClose={() => setUndoing(null)}
          onDone={() => {
            setUndoing(null);
            void queries.invalidateQueries({ queryKey });
          }}
        />
      )}
    </Card>
  );
}

function Profiles({ shown, onUndo }: { shown: PersonLinks; onUndo(link: IdentityLink): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return shown.profiles.map((profile) => (
    <section key={profile.personId} className="profile">
      <h3>
        <span className="mono" title={profile.personId}>
          {personCode(profile.personId)}
        </span>
        {profile.isRoot && <span className="tag good">{t('person.identity.root')}</span>}
        <small>
          {t('person.identity.created', { moment: momentOf(profile.createdAt, language) })}
          {profile.registeredAt &&
            t('person.identity.registered', { moment: momentOf(profile.registeredAt, language) })}
        </small>
      </h3>
      <ul>
        {shown.links
          .filter(({ personId }) => personId === profile.personId)
          .map((link) => (
            <LinkLine key={link.linkId} link={link} onUndo={() => onUndo(link)} />
          ))}
      </ul>
    </section>
  ));
}

function LinkLine({ link, onUndo }: { link: IdentityLink; onUndo(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isAdmin = useMe().data?.role === 'admin';
  const { undone, lockedAt } = link;
  return (
    <li className={undone || lockedAt ? 'quiet' : undefined}>
      <div>
        <b>{t(`person.identity.kind.${link.kind}`, { number: link.identifier })}</b>{' '}
        {t(`person.identity.rule.${link.rule}`)}
        <small>
          {t('person.identity.seen', {
            first: momentOf(link.firstSeenAt, language),
            last: momentOf(link.lastSeenAt, language),
            rule: `${link.rule}@${link.ruleVersion}`,
          })}
          {link.othersWithIt > 0 && t('person.identity.others', { count: link.othersWithIt })}
          {lockedAt && t('person.identity.locked', { moment: momentOf(lockedAt, language) })}
          {undone &&
            t('person.identity.undone', { moment: momentOf(undone.at, language), reason: undone.reason })}
        </small>
      </div>
      {isAdmin && link.mayBeUndone && (
        <Button size="small" className="no-print" onClick={onUndo}>
          {t('person.identity.undo')}
        </Button>
      )}
    </li>
  );
}

function Merges({ merges }: { merges: IdentityMerge[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kinds = (merge: IdentityMerge) =>
    merge.evidence
      .map((kind) => t(`person.identity.same.${kind as IdentityLink['kind']}`))
      .join(t('person.identity.and'));
  return (
    <section className="profile">
      <h3>{t('person.identity.merges')}</h3>
      <ul>
        {merges.length === 0 && <li className="quiet">{t('person.identity.never')}</li>}
        {merges.map((merge) => (
          <li key={merge.mergeId} className={merge.ended ? 'quiet' : undefined}>
            <div>
              {t('person.identity.joined', {
                from: personCode(merge.fromPersonId),
                into: personCode(merge.intoPersonId),
                same: kinds(merge),
              })}
              <small>
                {momentOf(merge.mergedAt, language)} · {merge.linkRule}@{merge.ruleVersion}
                {merge.ended &&
                  t(merge.ended.by ? 'person.identity.endedBy' : 'person.identity.ended', {
                    moment: momentOf(merge.ended.at, language),
                    reason: merge.ended.reason ?? '',
                  })}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
