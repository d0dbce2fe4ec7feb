import { Checkbox, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { hasPage } from '../../analysis/catalogue-events';
import { EventSelect } from '../../analysis/event-select';
import { PageSelect } from '../../analysis/page-select';
import type { Report } from '../../analysis/use-report';
import type { PathsOwn } from './paths-own';

/** From where or to where, on what way, and how far apart. */
export function PathsChoice({ report }: { report: Report<PathsOwn> }) {
  const { t } = useTranslation();
  const { own } = report;
  // Whoever stands beside the report is of the paths before.
  const changeOwn = (part: Partial<PathsOwn>) => report.changeOwn({ ...part, figure: null });
  return (
    <>
      <Segmented<PathsOwn['direction']>
        value={own.direction}
        onChange={(direction) => changeOwn({ direction })}
        options={[
          { value: 'from', label: t('analysis.pathsFrom') },
          { value: 'to', label: t('analysis.pathsTo') },
        ]}
      />
      <Segmented<PathsOwn['of']>
        value={own.of}
        onChange={(of) => changeOwn({ of })}
        options={[
          { value: 'pages', label: t('analysis.pathsPages') },
          { value: 'all', label: t('analysis.pathsAll') },
        ]}
      />
      <EventSelect
        label={t('analysis.pathsAnchor')}
        value={own.anchor}
        onChange={(anchor) =>
          changeOwn({ anchor, page: null, ...(hasPage(anchor) ? {} : { within: 'window' as const }) })
        }
      />
      {hasPage(own.anchor) && (
        <>
          <PageSelect value={own.page} onChange={(page) => changeOwn({ page })} />
          <Segmented<PathsOwn['within']>
            value={own.within}
            onChange={(within) => changeOwn({ within })}
            options={[
              { value: 'visit', label: t('analysis.pathsVisit') },
              { value: 'window', label: t('analysis.pathsHour') },
            ]}
          />
        </>
      )}
      <Checkbox checked={own.foldPairs} onChange={({ target }) => changeOwn({ foldPairs: target.checked })}>
        {t('analysis.pathsFold')}
      </Checkbox>
    </>
  );
}
