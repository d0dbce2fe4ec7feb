import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import { momentText } from './format';
import type { PolicyVersion } from './grading-api';
import { RulesTable } from './rules-table';

interface VersionsCardProps {
  versions: PolicyVersion[];
  mayRelease: boolean;
  mayOpenDraft: boolean;
  onRollBack(version: PolicyVersion): void;
  onOpenDraft(version: PolicyVersion): void;
}

export function VersionsCard({
  versions,
  mayRelease,
  mayOpenDraft,
  onRollBack,
  onOpenDraft,
}: VersionsCardProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number | null>(null);
  return (
    <Card
      title={t('grading.versions.title')}
      aside={<span className="small quiet">{t('grading.versions.note')}</span>}
    >
      <table className="rows">
        <thead>
          <tr>
            <th>{t('grading.versions.version')}</th>
            <th>{t('grading.versions.state')}</th>
            <th>{t('grading.versions.from')}</th>
            <th>{t('grading.versions.by')}</th>
            <th>{t('grading.versions.noteHead')}</th>
            <th className="right">{t('grading.versions.rows')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <Fragment key={version.version}>
              <tr className={version.state === 'in_force' ? 'chosen' : undefined}>
                <VersionCells version={version} />
                <td className="right nowrap">
                  {version.state === 'draft' && mayOpenDraft ? (
                    <Button type="link" size="small" onClick={() => onOpenDraft(version)}>
                      {t('grading.openDraft')}
                    </Button>
                  ) : (
                    <Button
                      type="link"
                      size="small"
                      aria-expanded={shown === version.version}
                      onClick={() => setShown(shown === version.version ? null : version.version)}
                    >
                      {t(shown === version.version ? 'grading.versions.hide' : 'grading.versions.show')}
                    </Button>
                  )}
                  {version.state === 'past' && mayRelease && (
                    <Button type="link" size="small" onClick={() => onRollBack(version)}>
                      {t('grading.rollBack.button')}
                    </Button>
                  )}
                </td>
              </tr>
              {shown === version.version && (
                <tr>
                  <td colSpan={7} style={{ padding: '0 0 8px', background: 'var(--sunken)' }}>
                    <RulesTable table={version.table} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const looks = { draft: 'tag', scheduled: 'tag warn', in_force: 'tag good', past: 'tag' } as const;

function VersionCells({ version }: { version: PolicyVersion }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const from =
    version.state === 'draft'
      ? t('grading.versions.savedAt', { moment: momentText(version.madeAt, language) })
      : version.from
        ? momentText(version.from, language)
        : t('grading.versions.ever');
  const note = [
    version.copyOf === null ? null : t('grading.versions.copyOf', { version: version.copyOf }),
    version.note,
  ].filter(Boolean);
  return (
    <>
      <td>
        <b>{version.version}</b>
      </td>
      <td>
        <span className={looks[version.state]}>{t(`grading.versions.stateName.${version.state}`)}</span>
      </td>
      <td className="nowrap">{from}</td>
      <td>{version.releasedBy ?? version.madeBy ?? t('grading.versions.builtIn')}</td>
      <td>{note.join(' · ') || <span className="quiet">–</span>}</td>
      <td className="right">{version.table.rows.length}</td>
    </>
  );
}
