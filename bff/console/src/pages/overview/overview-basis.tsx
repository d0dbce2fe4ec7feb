import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Funnel } from '../../api/types';
import { countText } from '../../format/numbers';
import type { OverviewView } from './overview-url';

interface OverviewBasisProps {
  funnel: Funnel;
  view: OverviewView;
  onChange(change: Partial<OverviewView>): void;
}

/** Who is counted, who is not, and what may still change. */
export function OverviewBasis({ funnel, view, onChange }: OverviewBasisProps) {
  const { t } = useTranslation();
  const { people, included } = funnel.basis.marked;
  const unripe = view.to > funnel.ripeUntil.credited;
  return (
    <p className="basis">
      <span>{t('overview.basisPeople', { people: countText(funnel.total.steps[0]!.people) })}</span>
      <span>{t('overview.basisInterval')}</span>
      {unripe && (
        <span className="hatch" style={{ padding: '0 5px', borderRadius: 3 }}>
          {t('overview.basisUnripe')}
        </span>
      )}
      <span>
        {t(included ? 'overview.basisTestIn' : 'overview.basisTestOut', { people: countText(people) })}
      </span>
      {(people > 0 || included) && (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          onClick={() => onChange({ includeTest: !included })}
        >
          {t(included ? 'overview.withoutTest' : 'overview.withTest')}
        </Button>
      )}
    </p>
  );
}
