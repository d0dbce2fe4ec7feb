import { useTranslation } from 'react-i18next';
import type {
  AcquisitionAnswer,
  AcquisitionFigures,
  AcquisitionGroup,
  Cost,
} from '../../api/acquisition-queries';
import { useValueName } from '../../analysis/use-value-name';
import { MarkKey, markOf, type MarkStyle } from '../../charts/marks';
import { RangeMark } from '../../charts/range-mark';
import { calendarDayText } from '../../format/moments';
import { countText, intervalText, rateText } from '../../format/numbers';
import { useLanguage } from '../../language/use-language';
import { Card } from '../../parts/card';
import type { Rate } from '../../api/types';
import type { Breakdown } from './acquisition-own';
import { byPlatform, costRangeText, wholeYuanText, yuanText } from './cost.rules';
import { useCostName } from './use-cost-name';

const COLUMNS = 9;

interface Scales {
  credited: { from: number; to: number };
  drawn: { from: number; to: number };
  gradeA: { from: number; to: number };
}

/** Every group with what each step cost; what was spent for nobody and who came for nothing stand there as well. */
export function CostTable({ per, answer }: { per: Breakdown; answer: AcquisitionAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const valueName = useValueName();
  const nameOf = useCostName(per);
  const nested = per === 'account' || per === 'plan' || per === 'creative';
  const paidGroups = answer.groups.filter(({ adPlatform }) => !nested || adPlatform !== '');
  const parts = nested ? byPlatform(paidGroups) : ([['', answer.groups]] as [string, AcquisitionGroup[]][]);
  const scales = scalesOf([...answer.groups, answer.paid]);
  const reference = answer.paid.figures;
  const row = (group: AcquisitionGroup, style: MarkStyle, name: string, total = false) => (
    <CostRow
      key={`${group.adPlatform} ${group.account} ${group.key}`}
      name={name}
      under={nested && group.name ? group.key : null}
      figures={group.figures}
      style={style}
      scales={scales}
      reference={reference}
      total={total}
    />
  );
  const until = (step: string) => {
    const ripe = answer.ripeness.find((each) => each.step === step);
    return ripe?.unripeFrom && ripe.ripeTo
      ? t('acquisition.until', { day: calendarDayText(ripe.ripeTo, language) })
      : '';
  };
  return (
    <Card
      title={t('acquisition.tableTitle', { by: t(`acquisition.per.${per}`) })}
      aside={<span className="small quiet">{t('acquisition.tableNote')}</span>}
      footer={
        <>
          <span>{t('acquisition.foot')}</span>
          {reference.ungraded > 0 && (
            <span>{t('acquisition.ungraded', { people: countText(reference.ungraded) })}</span>
          )}
          {answer.groupsTotal > answer.groups.length && (
            <span>{t('acquisition.more', { total: answer.groupsTotal })}</span>
          )}
        </>
      }
    >
      <div className="rows-scroll">
        <table className="rows cost-rows">
          <thead>
            <tr>
              <th>{t(`acquisition.per.${per}`)}</th>
              <th className="right">{t('acquisition.spend')}</th>
              <th className="right">{t('acquisition.arrived')}</th>
              {(['registered', 'submitted', 'credited', 'drawn'] as const).map((step) => (
                <th key={step} className="right">
                  {t(`acquisition.cost.${step}`)}
                  {until(step) && <small className="hatch">{until(step)}</small>}
                </th>
              ))}
              <th className="right">{t('acquisition.rate.gradeA')}</th>
              <th className="right">{t('acquisition.creditedPeople')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(([platform, members]) => (
              <PlatformRows
                key={platform}
                platform={nested ? platform : null}
                name={valueName('adPlatform', platform)}
              >
                {members.map((group) =>
                  row(
                    group,
                    markOf(group.adPlatform || (per === 'adPlatform' ? 'none' : group.key)),
                    nameOf(group),
                  ),
                )}
              </PlatformRows>
            ))}
            {row(answer.paid, markOf('all'), t('acquisition.paid'), true)}
            {per !== 'adPlatform' && row(answer.unpaid, markOf('none'), t('acquisition.unpaid'))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function PlatformRows({
  platform,
  name,
  children,
}: {
  platform: string | null;
  name: string;
  children: React.ReactNode;
}) {
  return (
    <>
      {platform !== null && (
        <tr className="sub">
          <td colSpan={COLUMNS}>
            <span className="named">
              <MarkKey name={platform} />
              {name}
            </span>
          </td>
        </tr>
      )}
      {children}
    </>
  );
}

interface CostRowProps {
  name: string;
  /** The id behind the name. */
  under: string | null;
  figures: AcquisitionFigures;
  style: MarkStyle;
  scales: Scales;
  reference: AcquisitionFigures;
  total: boolean;
}

function CostRow({ name, under, figures, style, scales, reference, total }: CostRowProps) {
  const { t } = useTranslation();
  const { people, cost } = figures;
  const spent = (figures.spendFen ?? 0) > 0;
  const nobodyCame = people.arrived === 0 && spent;
  return (
    <tr className={total ? 'total' : undefined}>
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
      <Share rate={figures.gradeA} style={style} scale={scales.gradeA} reference={reference.gradeA} />
      <td className="right">
        {countText(people.credited)}
        {figures.gradeA && (
          <small>{t('acquisition.gradeAPeople', { people: countText(figures.gradeA.reached) })}</small>
        )}
      </td>
    </tr>
  );
}

function PlainCost({ cost, spent }: { cost: Cost | null; spent: boolean }) {
  const { t } = useTranslation();
  if (!cost && spent) return <NotRipe />;
  if (!cost) return <td className="right quiet">—</td>;
  return (
    <td className="right">
      {cost.valueFen === null ? (
        <span className="quiet">{t('acquisition.nobody')}</span>
      ) : (
        yuanText(cost.valueFen)
      )}
      <small>{costRangeText(cost)}</small>
    </td>
  );
}

/** Money was spent, but none of its days is ripe for this step. */
function NotRipe() {
  const { t } = useTranslation();
  return (
    <td className="right">
      <span className="hatch unripe-word">{t('acquisition.unripeCell')}</span>
    </td>
  );
}

interface MarkedCostProps {
  cost: Cost | null;
  spent: boolean;
  style: MarkStyle;
  scale: { from: number; to: number };
  reference: Cost | null;
}

function MarkedCost({ cost, spent, style, scale, reference }: MarkedCostProps) {
  const { t } = useTranslation();
  if (!cost && spent) return <NotRipe />;
  if (!cost) return <td className="right quiet">{t('acquisition.noSpend')}</td>;
  return (
    <td className="right">
      <div className="interval-cell">
        {cost.valueFen !== null && cost.highFen !== null && (
          <RangeMark
            value={cost.valueFen}
            low={cost.lowFen}
            high={cost.highFen}
            scale={scale}
            reference={reference?.valueFen ?? null}
            style={style}
            label={`${yuanText(cost.valueFen)}, ${costRangeText(cost)}`}
          />
        )}
        <span>
          {cost.valueFen === null ? (
            <span className="quiet">{t('acquisition.nobody')}</span>
          ) : (
            <b>{yuanText(cost.valueFen)}</b>
          )}
          <small>{costRangeText(cost)}</small>
        </span>
      </div>
    </td>
  );
}

interface ShareProps {
  rate: Rate | null;
  style: MarkStyle;
  scale: { from: number; to: number };
  reference: Rate | null;
}

function Share({ rate, style, scale, reference }: ShareProps) {
  if (!rate) return <td className="right quiet">—</td>;
  return (
    <td className="right">
      <div className="interval-cell">
        <RangeMark
          value={rate.share}
          low={rate.low}
          high={rate.high}
          scale={scale}
          reference={reference?.share ?? null}
          style={style}
          label={`${rateText(rate)}, ${intervalText(rate)}`}
        />
        <span>
          <b>{rateText(rate)}</b>
          <small>{intervalText(rate)}</small>
        </span>
      </div>
    </td>
  );
}

/** A cost twice the whole's is seen as such; one ten times it only reaches the edge, so that the others stay apart. */
const WIDEST = 3;

function scalesOf(groups: readonly AcquisitionGroup[]): Scales {
  const total = groups.at(-1)!.figures;
  const ofCost = (step: 'credited' | 'drawn') => {
    const highest = Math.max(0, ...groups.map(({ figures }) => figures.cost[step]?.highFen ?? 0));
    const bound = (total.cost[step]?.valueFen ?? highest) * WIDEST;
    return { from: 0, to: Math.min(highest, bound) || 1 };
  };
  return {
    credited: ofCost('credited'),
    drawn: ofCost('drawn'),
    gradeA: {
      from: 0,
      to: Math.min(1, Math.max(0.1, ...groups.map(({ figures }) => figures.gradeA?.high ?? 0))),
    },
  };
}
