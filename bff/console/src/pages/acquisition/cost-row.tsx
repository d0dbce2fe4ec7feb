import { useTranslation } from 'react-i18next';
import type { AcquisitionFigures } from '../../api/acquisition-queries';
import type { MarkStyle } from '../../charts/marks';
import { countText } from '../../format/numbers';
import { wholeYuanText } from './cost.rules';
import { MarkedCost, PlainCost } from './cost-cells';
import type { CostScales } from './cost-scales';
import { ShareCell } from './share-cell';

/** `apart`: of no platform of its own. */
export type RowLook = 'plain' | 'apart' | 'total';

interface CostRowProps {
  name: string;
  /** The id behind the name. */
  under: string | null;
  figures: AcquisitionFigures;
  style: MarkStyle;
  scales: CostScales;
  reference: AcquisitionFigures;
  look: RowLook;
}

/** A group, with what each step of its people cost. */
export function CostRow({ name, under, figures, style, scales, reference, look }: CostRowProps) {
  const { t } = useTranslation();
  const { people, cost } = figures;
  const spent = (figures.spendFen ?? 0) > 0;
  const nobodyCame = people.arrived === 0 && spent;
  return (
    <tr className={look}>
      <td className="cost-name" title={under ?? undefined}>
        {name}
        {(under || nobodyCame) && <small>{nobodyCame ? t('acquisition.noPeople') : under}</small>}
      </td>
      <td className="right">{figures.spendFen ? wholeYuanText(figures.spendFen) : '—'}</td>
      <td className="right">{countText(people.arrived)}</td>
      <PlainCost cost={cost.registered} spent={spent} />
      <PlainCost cost={cost.submitted} spent={spent} />
      <MarkedCost
        cost={cost.credited}
        spent={spent}
        style={style}
        scale={scales.credited}
        reference={reference.cost.credited}
      />
      <MarkedCost
        spent={spent}
        cost={cost.drawn}
        style={style}
        scale={scales.drawn}
        reference={reference.cost.drawn}
      />
      <ShareCell rate={figures.gradeA} style={style} scale={scales.gradeA} reference={reference.gradeA} />
      <td className="right">
        {countText(people.credited)}
        {figures.gradeA && (
          <small>{t('acquisition.gradeAPeople', { people: countText(figures.gradeA.reached) })}</small>
        )}
      </td>
    </tr>
  );
}
